/** Which part of `npm test` runs which files, as patterns. Each test file belongs to exactly one. */
export const testFiles = {
  unit: ['test/{contract,core}/**/*.test.ts', 'test/tools/*.test.ts', 'test/**/*.model.test.ts'],
  server: ['test/server/**/*.test.ts'],
  build: ['test/tools/build/*.test.ts'],
  browser: [
    'test/{api,blocks,controllers,fields,i18n,loader,settings,suites,theme,widgets}/**/*.test.ts',
    '!test/**/*.model.test.ts',
  ],
  journeys: ['test/journeys/**/*.test.ts'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
