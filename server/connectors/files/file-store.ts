/** Where files that came from outside are kept: a folder here, an object store elsewhere. Ids are UUIDs of our own making. */
export interface FileStore<Part extends string> {
  /** Keeps all parts of one; when it has resolved they survive a crash. */
  put(id: string, parts: Record<Part, Uint8Array>): Promise<void>;
  /** Undefined when there is none. */
  get(id: string, part: Part): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets one; what is not there is no error. */
  remove(id: string): Promise<void>;
  /** Ids of what was put before an instant. */
  listBefore(instant: Date): AsyncIterable<string>;
}
