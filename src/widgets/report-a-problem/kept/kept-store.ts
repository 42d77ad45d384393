import { keptMark } from './kept-mark.ts';
import { isOver, isReadable, type KeptReport } from './kept.model.ts';

const database = 'council-elements';
const reports = 'kept-reports';

/** Reports on this device, in IndexedDB. Nothing is made there before the first is kept. */
export class KeptStore {
  readonly base: string;

  /** @param base address of the API whose reports these are */
  constructor(base: string) {
    this.base = base;
  }

  /** All that are kept for this council, the oldest first; what is too old goes, and nothing else. */
  async list(): Promise<KeptReport[]> {
    if (!keptMark.isSet(this.base)) return [];
    const found = await this.#do<unknown[]>('readonly', (store) => store.getAll());
    const now = Date.now();
    const left = found.filter((content) => !isOver(content, now));
    for (const content of found) if (!left.includes(content)) await this.remove((content as KeptReport).key);
    const own = left.filter(isReadable).filter(({ base }) => base === this.base);
    // What cannot be read may be for this council too: the version that wrote it looks for the same mark.
    if (own.length === 0 && left.every(isReadable)) keptMark.clear(this.base);
    return own.sort((a, b) => a.kept - b.kept);
  }

  async put(report: KeptReport): Promise<void> {
    await this.#do('readwrite', (store) => store.put(report));
    keptMark.set(this.base);
  }

  async remove(key: string): Promise<void> {
    await this.#do('readwrite', (store) => store.delete(key));
  }

  /** Fulfils when it is written, and not only asked for. */
  async #do<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    const opened = await open();
    try {
      const transaction = opened.transaction(reports, mode);
      const request = ask(transaction.objectStore(reports));
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = transaction.onerror = () => reject(transaction.error ?? new Error('not written'));
      });
      return request.result;
    } finally {
      opened.close();
    }
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(reports, { keyPath: 'key' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
}
