/** All that works only once there is a photo, fetched with the first. */
export { photoList } from './photo-list.ts';
export { styles } from './photo-list.styles.ts';
export { PhotoQueue } from './photo-queue.ts';
