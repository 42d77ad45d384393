/** All that works only once there is a photo, fetched with the first. */
export { sendPhoto } from '../../api/photos.ts';
export { photoList } from './list/photo-list.ts';
export { styles } from './list/photo-list.styles.ts';
export { PhotoQueue } from './list/photo-queue.ts';
