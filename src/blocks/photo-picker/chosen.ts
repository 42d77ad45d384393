/** All that works only once there is a photo, fetched with the first; documents go by it too. */
import { sendPhoto } from '../../api/photos.ts';
import type { FileWork } from './list/photo-queue.ts';
import { fileFault } from './photo-picker.model.ts';
import { PhotoShrinker } from './photo-shrinker.ts';

export { sendPhoto };
export { upload } from '../../api/upload.ts';
export { photoList } from './list/photo-list.ts';
export { styles } from './list/photo-list.styles.ts';
export { PhotoQueue } from './list/photo-queue.ts';

/** Photos are made small, upright and bare before they go. */
export function photoWork(): FileWork {
  const shrinker = new PhotoShrinker();
  return { fault: fileFault, prepare: (file) => shrinker.shrink(file), send: sendPhoto };
}
