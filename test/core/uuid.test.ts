import assert from 'node:assert/strict';
import { it } from 'node:test';
import { randomUuid } from '../../src/core/uuid.ts';

it('makes UUIDs of version 4, no two the same, without a secure page', () => {
  const many = Array.from({ length: 1000 }, randomUuid);
  assert.equal(new Set(many).size, many.length);
  for (const uuid of many) assert.match(uuid, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
