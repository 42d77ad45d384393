import { rows, type Database, type OpenDatabase } from '../../database/open.ts';
import { sql } from '../../database/sql.ts';
import { ProblemError } from '../../http/problems.ts';
import type { Logger } from '../../log.ts';
import { describeError } from '../../log.ts';
import { keepSessions } from './sessions.ts';

/** Live views of cases in this process. */
export interface LiveCases {
  /**
   * A stream of server-sent events about a case, for as long as its session lasts.
   * @param seen version that the other side knows; if the case has another, it is told at once
   * @throws ProblemError `unavailable` when this process holds as many as it may, `too-many` for one case
   */
  open(watch: { caseId: number; session: string; seen: number | undefined }): ReadableStream<Uint8Array>;
  /** Streams that are open. */
  readonly count: number;
  close(): Promise<void>;
}

interface Stream {
  caseId: number;
  session: string;
  told: number | undefined;
  send(text: string): void;
  end(): void;
}

const heartbeat = 15_000;
/** What a lost notification costs at most. */
const lookAgain = 60_000;
const mostOfOneCase = 10;
/** Bytes that a slow reader may be behind before it is let go; it comes back by itself. */
const mostBehind = 16_384;

const encoder = new TextEncoder();

/**
 * Tells of changes as the database tells of them (`LISTEN case_changed`), whichever process made them. Should a
 * notification be lost, with the connection or in a pooler between, all that is watched is looked at once a minute.
 */
export function liveCases({ db, listen }: Pick<OpenDatabase, 'db' | 'listen'>, log: Logger, most = 10_000): LiveCases {
  const watched = new Map<number, Set<Stream>>();
  let count = 0;
  let last = Date.now();

  const tell = (caseId: number, version: number) => {
    for (const stream of watched.get(caseId) ?? []) {
      if (stream.told === version) continue;
      stream.told = version;
      stream.send(`event: case\nid: ${version}\ndata: {"version":${version}}\n\n`);
    }
  };
  const catchUp = async (caseIds: readonly number[]) => {
    if (caseIds.length === 0) return;
    for (const { id, version } of await versions(db, caseIds)) tell(Number(id), version);
  };
  const pulse = async () => {
    const streams = [...watched.values()].flatMap((each) => [...each]);
    for (const stream of streams) stream.send(': still here\n\n');
    if (Date.now() - last < lookAgain || streams.length === 0) return;
    last = Date.now();
    const good = await keepSessions(db, [...new Set(streams.map(({ session }) => session))]);
    for (const stream of streams) if (!good.has(stream.session)) stream.end();
    await catchUp([...watched.keys()]);
  };
  const fail = (error: unknown) => log.warn(describeError(error), 'live views');

  const timer = setInterval(() => void pulse().catch(fail), heartbeat);
  timer.unref();
  const stopListening = listen('case_changed', {
    heard: (payload) => {
      const [id, version] = payload.split(':').map(Number);
      if (id !== undefined && version !== undefined) tell(id, version);
    },
    // Whatever was said in between was missed.
    again: () => void catchUp([...watched.keys()]).catch(fail),
  });
  stopListening.catch(fail);

  return {
    get count() {
      return count;
    },
    open({ caseId, session, seen }) {
      if (count >= most) throw new ProblemError('unavailable', { retryAfter: 30 });
      const beside = watched.get(caseId) ?? new Set<Stream>();
      if (beside.size >= mostOfOneCase) throw new ProblemError('too-many', { retryAfter: 30 });
      let stream: Stream;
      const leave = () => {
        if (!beside.delete(stream)) return;
        count -= 1;
        if (beside.size === 0) watched.delete(caseId);
      };
      return new ReadableStream<Uint8Array>(
        {
          start(controller) {
            const end = () => {
              leave();
              try {
                controller.close();
              } catch {
                // The other side has gone already.
              }
            };
            stream = {
              caseId,
              session,
              told: seen,
              send(text) {
                if ((controller.desiredSize ?? 0) < 0) return end();
                controller.enqueue(encoder.encode(text));
              },
              end,
            };
            beside.add(stream);
            watched.set(caseId, beside);
            count += 1;
            stream.send('retry: 3000\n\n');
            // What happened between the case's being read and this.
            void catchUp([caseId]).catch(fail);
          },
          cancel: leave,
        },
        { highWaterMark: mostBehind, size: (chunk) => chunk.byteLength },
      );
    },
    async close() {
      clearInterval(timer);
      for (const stream of [...watched.values()].flatMap((each) => [...each])) stream.end();
      const stop = await stopListening.catch(() => undefined);
      await stop?.();
    },
  };
}

const versions = (db: Database, ids: readonly number[]) =>
  rows<{ id: string | number; version: number }>(
    db,
    sql`select id, version from cases
        where id in (select id::bigint from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) as given (id))`,
  );
