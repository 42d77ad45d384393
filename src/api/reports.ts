import { ReportReceipt, type NewReport } from '../contract/reports.ts';
import type { ApiClient, WriteOptions } from './client.ts';

/** Sends a report; the same key and body always get the same receipt. */
export const sendReport = (api: ApiClient, report: NewReport, options: WriteOptions): Promise<ReportReceipt> =>
  api.post('reports', report, ReportReceipt, options);
