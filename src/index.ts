/** The classes, without registering a tag: for a page that bundles its scripts and gives tags names of its own. */
export { CouncilSettings } from './settings/council-settings.ts';
export { ReportAProblem } from './widgets/report-a-problem/report-a-problem.ts';
export type * from './widgets/report-a-problem/report-a-problem.events.ts';
export { TrackRequest } from './widgets/track-request/track-request.ts';
export type * from './widgets/track-request/track-request.events.ts';
export { BookASlot } from './widgets/book-a-slot/book-a-slot.ts';
export type * from './widgets/book-a-slot/book-a-slot.events.ts';
export { Pay } from './widgets/pay/pay.ts';
export type * from './widgets/pay/pay.events.ts';
