import { Photo } from '../contract/photos.ts';
import { ReportReceipt, type NewReport } from '../contract/reports.ts';
import type { ApiClient, WriteOptions } from './client.ts';

/** Sends a report; the same key and body always get the same receipt. */
export const sendReport = (api: ApiClient, report: NewReport, options: WriteOptions): Promise<ReportReceipt> =>
  api.post('reports', report, ReportReceipt, options);

/** Sends one photo; the report that follows names it by its id. */
export const sendPhoto = (
  api: ApiClient,
  photo: Blob,
  options: WriteOptions & { progress?: (share: number) => void },
): Promise<Photo> => api.upload('photos', photo, Photo, options);
