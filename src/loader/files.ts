/**
 * What registers each tag (`council-` and the name), as addresses relative to the loader: one line a widget.
 * The build puts the chunks of each in their place, so that they are all fetched side by side.
 */
export const files: Readonly<Record<string, readonly string[]>> = {
  settings: ['./settings/define.ts'],
  'report-a-problem': ['./widgets/report-a-problem/define.ts'],
  'track-request': ['./widgets/track-request/define.ts'],
  'book-a-slot': ['./widgets/book-a-slot/define.ts'],
  pay: ['./widgets/pay/define.ts'],
};
