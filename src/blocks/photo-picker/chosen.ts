/** All that works only once there is a photo, fetched with the first. */
export { sendPhoto } from '../../api/photos.ts';
export { photoList } from './photo-list.ts';
export { styles } from './photo-list.styles.ts';
export { PhotoQueue } from './photo-queue.ts';
