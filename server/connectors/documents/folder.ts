import { folderStore } from '../files/folder.ts';
import type { DocumentStore } from './document-store.ts';

/** Documents in a folder. */
export const folderDocumentStore = (root: string): DocumentStore => folderStore(root, { whole: 'document.pdf' });
