/**
 * Stands before every browser test: a rejected promise that nobody awaited fails the test during which it happened.
 * The runner alone would say "all passed".
 */
const loose: string[] = [];

const describeReason = (reason: unknown) =>
  reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);

addEventListener('unhandledrejection', (event) => loose.push(describeReason(event.reason)));

async function expectNoneLoose(): Promise<void> {
  // The browser reports a loose rejection at the end of the task in which it came up.
  await new Promise((resolve) => setTimeout(resolve));
  const found = loose.splice(0);
  if (found.length > 0) throw new Error(`Nobody awaited: ${found.join('\n')}`);
}

/** A failure in the test itself, not in a hook: after a failed hook mocha runs no further tests. */
const strict = (run: Mocha.AsyncFunc | Mocha.Func): Mocha.AsyncFunc =>
  async function (this: Mocha.Context) {
    await (run as Mocha.AsyncFunc).call(this);
    await expectNoneLoose();
  };

const plain = globalThis.it;
globalThis.it = Object.assign((title: string, run: Mocha.AsyncFunc) => plain(title, strict(run)), {
  only: (title: string, run: Mocha.AsyncFunc) => plain.only(title, strict(run)),
  skip: plain.skip,
  retries: plain.retries,
}) as Mocha.TestFunction;

// What comes loose while a test is cleared away.
afterEach(expectNoneLoose);
