import type { FileStore } from '../files/file-store.ts';

/** Where documents' bytes are kept, as they came. */
export type DocumentStore = FileStore<'whole'>;
