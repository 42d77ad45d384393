/** What each widget asks its API for first, by its name without `council-`: asked while its code is on its way. */
export const reads: Readonly<Record<string, readonly string[]>> = {
  'book-a-slot': ['services?kind=booking', 'council'],
  'report-a-problem': ['services?kind=report', 'council'],
  'track-request': ['council'],
  pay: ['council'],
};
