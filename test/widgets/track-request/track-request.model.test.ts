import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, questionMax } from '../../../src/widgets/track-request/track-request.model.ts';

const codes = (question: string) => check({ question }).map(({ code }) => code);

describe('a question', () => {
  it('is required', () => assert.deepEqual(codes('  '), ['required']));
  it('has an end', () => assert.deepEqual(codes('a'.repeat(questionMax + 1)), ['too-long']));
  it('is right otherwise', () => assert.deepEqual(codes('When are you open?'), []));
});
