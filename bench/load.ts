/**
 * A load of HTTP over kept connections: each sends its next request when the last is answered. On bare sockets, since
 * the load shares two cores with the server and a full client takes more time than what it measures.
 */
import { connect, type Socket } from 'node:net';

export interface Load {
  /** `http://127.0.0.1:4310` */
  url: string;
  connections: number;
  seconds: number;
  /** Called for each request: the head's first line and own headers, and the body. */
  next: () => Request;
}

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

export interface Measured {
  perSecond: number;
  /** Milliseconds from sending to the last byte, of every request: sorted, for `percentile`. */
  times: Float64Array;
}

/** @throws when an answer is not 2xx, or a connection ends. */
export async function runLoad({ url, connections, seconds, next }: Load): Promise<Measured> {
  const { hostname, port, host } = new URL(url);
  const times: number[] = [];
  const begun = performance.now();
  const ends = begun + seconds * 1000;
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(hostname, Number(port))));
  try {
    await Promise.all(
      sockets.map(async (socket) => {
        while (performance.now() < ends) {
          const request = write(host, next());
          const sent = performance.now();
          await exchange(socket, request);
          times.push(performance.now() - sent);
        }
      }),
    );
  } finally {
    for (const socket of sockets) socket.destroy();
  }
  const took = (performance.now() - begun) / 1000;
  return { perSecond: times.length / took, times: Float64Array.from(times).sort() };
}

/** The time that so many in a hundred did not take longer than: one that was measured, not an estimate. */
export const percentile = (sorted: Float64Array, percent: number): number =>
  sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;

function open(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true }, () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

function write(host: string, { method, path, headers = {}, body }: Request): string {
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const length = body === undefined ? '' : `Content-Length: ${Buffer.byteLength(body)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}${length}\r\n${body ?? ''}`;
}

/** Sends a request and waits for the whole answer, whose end its Content-Length tells. */
function exchange(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = '';
    let left = -1;
    const finish = (error?: Error) => {
      socket.off('data', read).off('error', finish).off('close', closed);
      if (error) reject(error);
      else resolve();
    };
    const closed = () => finish(new Error('the server closed the connection'));
    const read = (chunk: Buffer) => {
      if (left < 0) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!/^HTTP\/1\.1 2\d\d /.test(head) || length === undefined) {
          return finish(new Error(`not an answer of 2xx with a length: ${head.slice(0, 500)}`));
        }
        left = Number(length) - (head.length - end - 4);
      } else {
        left -= chunk.byteLength;
      }
      if (left <= 0) finish();
    };
    socket.on('data', read).on('error', finish).on('close', closed);
    socket.write(request);
  });
}
