/** One event of a stream. */
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  /** Of this event, or of the last one that had one. */
  readonly id: string;
}

/** Characters of one line at most: who sends more is no stream of events. */
const longest = 100_000;

/**
 * Reads `text/event-stream` piece by piece, wherever it is cut.
 * Source: WHATWG HTML, "Server-sent events", 9.2.6.
 * @returns what takes the next piece. Throws a RangeError at a line without an end.
 */
export function eventReader(heard: (event: ServerEvent) => void): (piece: string) => void {
  let rest = '';
  let event = '';
  let data: string[] = [];
  let id = '';

  const take = (line: string) => {
    if (line === '') {
      if (data.length > 0) heard({ event: event || 'message', data: data.join('\n'), id });
      event = '';
      data = [];
      return;
    }
    const [, field = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
    if (field === 'id' && !value.includes('\0')) id = value;
  };

  return (piece) => {
    rest += piece;
    // A line may end in CR and LF, and the LF may come with the next piece.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new RangeError('a line without an end');
    for (const line of lines) take(line);
  };
}
