import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A line to a server on this machine that can be cut in the middle of what it carries, and mended. */
export interface Line {
  readonly port: number;
  /** Bytes that went from the browser to the server so far. */
  bytes(): number;
  /** Fulfils when that many have gone. */
  carries(bytes: number): Promise<void>;
  /** Ends all connections at once and takes no new ones. */
  cut(): void;
  mend(): Promise<void>;
  close(): void;
}

/** @param port where the server listens */
export async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>();
  let bytes = 0;
  let heard = () => {};
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      // A line that is cut is an error at both of its ends, and what is tested is what the page makes of it.
      socket.on('error', () => undefined).on('close', () => [near, far].forEach((each) => each.destroy()));
      socket.on('close', () => sockets.delete(socket));
    }
    near.on('data', ({ length }) => {
      bytes += length;
      heard();
    });
    near.pipe(far).pipe(near);
  });
  const listen = async (on: number) => {
    line.listen(on, '127.0.0.1');
    await once(line, 'listening');
  };
  await listen(0);
  const { port: own } = line.address() as AddressInfo;
  const cut = () => {
    line.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: own,
    bytes: () => bytes,
    carries: (wanted) =>
      new Promise((resolve) => {
        heard = () => bytes >= wanted && resolve();
        heard();
      }),
    cut,
    mend: () => listen(own),
    close: cut,
  };
}
