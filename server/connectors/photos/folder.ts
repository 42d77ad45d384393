import { folderStore } from '../files/folder.ts';
import type { PhotoStore } from './photo-store.ts';

/** Photos in a folder. */
export const folderPhotoStore = (root: string): PhotoStore =>
  folderStore(root, { full: 'full.jpg', thumbnail: 'thumbnail.jpg' });
