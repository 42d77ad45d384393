import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as v from 'valibot';
import { CaseUpdate } from '../../src/contract/case-updates.ts';
import { CaseLookup } from '../../src/contract/cases.ts';
import { DeskAction } from '../../src/contract/desk.ts';
import { NewFollower } from '../../src/contract/followers.ts';

const codes = (schema: v.GenericSchema, input: unknown) =>
  (v.safeParse(schema, input).issues ?? []).map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);

describe('what a resident does to a case', () => {
  it('is one of seven things, each with what it needs', () => {
    for (const update of [
      { kind: 'update', text: 'More' },
      { kind: 'update', photos: ['0f8fad5b-d9cb-469f-a165-70867728950e'] },
      { kind: 'answer', question: '7', text: 'Yes' },
      { kind: 'ask', text: 'When?' },
      { kind: 'reopen', reason: 'came-back' },
      { kind: 'withdraw' },
      { kind: 'notify', channel: 'text', phone: '07700 900123' },
      { kind: 'questionnaire', fixed: 'no', rating: 1 },
    ]) {
      assert.deepEqual(codes(CaseUpdate, update), [], JSON.stringify(update));
    }
  });

  it('is refused by field and code', () => {
    for (const [update, ...refused] of [
      [{ kind: 'fix' }, 'kind: not-an-option'],
      [{ kind: 'reopen' }, 'reason: required'],
      [{ kind: 'reopen', reason: 'bored' }, 'reason: required'],
      [{ kind: 'answer', text: 'Yes' }, 'question: required'],
      [{ kind: 'update', text: 'a'.repeat(1001) }, 'text: too-long'],
      [{ kind: 'update', photos: ['1'] }, 'photos.0: unknown'],
      [{ kind: 'update', status: 'fixed' }, 'status: unknown'],
      [{ kind: 'notify', channel: 'email', email: 'nonsense' }, 'email: email'],
      [{ kind: 'questionnaire', fixed: 'yes', rating: 6 }, 'rating: not-an-option'],
    ] as const) {
      assert.deepEqual(codes(CaseUpdate, update), refused, JSON.stringify(update));
    }
  });
});

describe('other requests', () => {
  it('take no field that they do not know', () => {
    assert.deepEqual(codes(CaseLookup, { reference: 'x', email: 'a@example.com', admin: true }), ['admin: unknown']);
    assert.deepEqual(codes(NewFollower, { email: 'a@example.com', confirmed: true }), ['confirmed: unknown']);
    assert.deepEqual(codes(DeskAction, { version: 1, deed: { kind: 'assign', officer: null, paid: true } }), [
      'deed.paid: unknown',
    ]);
  });
});
