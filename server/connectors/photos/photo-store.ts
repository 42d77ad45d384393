/** The two sizes that are kept of a photo. */
export type PhotoSize = 'full' | 'thumbnail';

/** Where photos' bytes are kept: a folder here, an object store elsewhere. Ids are UUIDs of our own making. */
export interface PhotoStore {
  /** Keeps both sizes; when it has resolved they survive a crash. */
  put(id: string, sizes: Record<PhotoSize, Uint8Array>): Promise<void>;
  /** Undefined when there is none. */
  get(id: string, size: PhotoSize): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets a photo; one that is not there is no error. */
  remove(id: string): Promise<void>;
  /** Ids of photos put before an instant. */
  listBefore(instant: Date): AsyncIterable<string>;
}
