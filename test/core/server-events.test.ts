import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { eventReader, type ServerEvent } from '../../src/core/server-events.ts';

function read(...pieces: string[]): ServerEvent[] {
  const events: ServerEvent[] = [];
  const take = eventReader((event) => events.push(event));
  for (const piece of pieces) take(piece);
  return events;
}

describe('a stream of events', () => {
  it('has events with a name, data and an id', () => {
    assert.deepEqual(read('event: case\nid: 7\ndata: {"version":7}\n\n'), [
      { event: 'case', id: '7', data: '{"version":7}' },
    ]);
  });

  it('has comments, which say nothing', () => assert.deepEqual(read(': still here\n\n: and here\n\n'), []));

  it('ends lines in three ways, and joins lines of data', () => {
    assert.deepEqual(read('data: a\r\ndata:b\rdata\n\n'), [{ event: 'message', id: '', data: 'a\nb\n' }]);
  });

  it('forgets an event that was cut off', () => assert.deepEqual(read('event: case\ndata: 1'), []));

  it('keeps the last id', () => {
    assert.deepEqual(
      read('id: 1\ndata: a\n\ndata: b\n\n').map(({ id }) => id),
      ['1', '1'],
    );
  });

  it('is the same wherever it is cut', () => {
    const whole = 'event: case\r\nid: 7\r\ndata: {"version": 7}\r\n\r\n: beat\r\n\r\ndata: x\n\ndata: y\r\r';
    fc.assert(
      fc.property(fc.array(fc.nat(whole.length), { maxLength: 8 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), whole.length];
        const pieces = places.slice(1).map((end, index) => whole.slice(places[index], end));
        const end = '\n';
        assert.deepEqual(read(...pieces, end), read(whole, end));
      }),
    );
  });

  it('has no line without an end', () => assert.throws(() => read('x'.repeat(100_001)), RangeError));
});
