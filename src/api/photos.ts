import { Photo } from '../contract/photos.ts';
import type { ApiClient } from './client.ts';
import { upload, type UploadOptions } from './upload.ts';

/** Sends one photo; the report that follows names it by its id. */
export const sendPhoto = (api: ApiClient, photo: Blob, options: UploadOptions): Promise<Photo> =>
  upload(api, 'photos', photo, Photo, options);
