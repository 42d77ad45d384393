import { Accepted } from '../contract/case-view.ts';
import { Followed, type NewFollower } from '../contract/followers.ts';
import { PublicCase, ReportList } from '../contract/public-reports.ts';
import type { ApiClient, CallOptions, WriteOptions } from './client.ts';

const pathOf = (reference: string) => `reports/${encodeURIComponent(reference)}`;

/** Public reports near a point, nearest first. */
export const findReports = (
  api: ApiClient,
  query: NonNullable<CallOptions['query']>,
  options: CallOptions,
): Promise<ReportList> => api.get('reports', ReportList, { ...options, query });

/** One public report, with what was said of it in public. */
export const getReport = (api: ApiClient, reference: string, options: CallOptions): Promise<PublicCase> =>
  api.get(pathOf(reference), PublicCase, options);

/** Follows a report by e-mail, once the letter's link is confirmed; without an address it says "me too". */
export const followReport = (
  api: ApiClient,
  reference: string,
  follower: NewFollower,
  options: WriteOptions,
): Promise<Accepted> => api.post(`${pathOf(reference)}/followers`, follower, Accepted, options);

/** Presses the button of a letter's link: letters begin, or end. Twice is as good as once. */
export const answerLetter = (
  api: ApiClient,
  which: 'confirm' | 'stop',
  token: string,
  options: WriteOptions,
): Promise<Followed> => api.post(`followers/${which}`, { token }, Followed, options);
