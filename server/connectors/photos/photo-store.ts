import type { FileStore } from '../files/file-store.ts';

/** The two sizes that are kept of a photo. */
export type PhotoSize = 'full' | 'thumbnail';

/** Where photos' bytes are kept. */
export type PhotoStore = FileStore<PhotoSize>;
