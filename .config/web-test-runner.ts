/**
 * Browser tests in Chromium, Firefox and WebKit: those that this machine has, and it says which it lacks.
 * `BROWSERS=chromium,webkit` chooses some of them; one that is asked for by name and missing is a failure.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, type BrowserLauncher, type TestRunnerConfig } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { chromium, machineChromium, machineFirefox, machineWebKit, type WebKit } from './browsers.ts';
import { brokenApi } from './broken-api.ts';
import { browserCounts } from './counts.ts';
import { hostPages } from './host-pages.ts';
import { testFiles } from './test-files.ts';
import { leafletWithoutMarkup } from './leaflet.ts';

const engines = ['chromium', 'firefox', 'webkit'] as const;
const asked = process.env['BROWSERS']?.split(',');
const wanted = (engine: (typeof engines)[number]) => !asked || asked.includes(engine);

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as AddressInfo;
        probe.close(() => resolve(port));
      });
  });

function keepUntilExit(child: ChildProcess): ChildProcess {
  process.once('exit', () => child.kill());
  return child;
}

/** Starts an X server without a screen and returns its name once it answers. */
function startDisplay(xvfb: string): Promise<string> {
  // It writes the number that it chose to descriptor 3.
  const server = keepUntilExit(
    spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    }),
  );
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`Xvfb stopped with ${code}`)));
    server.stdio[3]?.once('data', (number: Buffer) => resolve(`:${number.toString().trim()}`));
  });
}

async function startWebKitDriver({ driver, xvfb }: WebKit): Promise<number> {
  const port = await freePort();
  const child = keepUntilExit(
    spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
      stdio: 'ignore',
      env: {
        ...process.env,
        ...(xvfb && { DISPLAY: await startDisplay(xvfb) }),
        // Settings, caches and cookies of a fresh user, and no graphics card.
        XDG_CONFIG_HOME: mkdtempSync(join(tmpdir(), 'webkit-')),
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        NO_AT_BRIDGE: '1',
      },
    }),
  );
  for (const started = Date.now(); Date.now() - started < 20_000 && child.exitCode === null;) {
    if (
      await fetch(`http://127.0.0.1:${port}/status`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver does not answer');
}

async function launchers(): Promise<BrowserLauncher[]> {
  const firefox = machineFirefox();
  const webkit = machineWebKit();
  // Without any browser of the machine's own, there is still the one from npm.
  const anyChromium = (machineChromium() ?? (!firefox && !webkit)) ? await chromium() : undefined;
  const found = { chromium: anyChromium, firefox, webkit };
  const present = engines.filter((engine) => found[engine]);
  const missing = engines.filter((engine) => !found[engine]);
  const from = anyChromium?.origin === 'npm' ? ' (chromium from npm)' : '';
  console.log(`Engines: ${present.filter(wanted).join(', ')}${from}. Missing here: ${missing.join(', ') || 'none'}.`);
  const refused = asked?.filter((engine) => !present.some((name) => name === engine)) ?? [];
  if (refused.length > 0) throw new Error(`Asked for by BROWSERS but not on this machine: ${refused.join(', ')}`);

  const browsers: BrowserLauncher[] = [];
  if (anyChromium && wanted('chromium')) {
    const { executablePath, args } = anyChromium;
    browsers.push(chromeLauncher({ launchOptions: { executablePath, headless: true, args: [...args] } }));
  }
  if (firefox && wanted('firefox')) {
    browsers.push(
      puppeteerLauncher({ launchOptions: { browser: 'firefox', executablePath: firefox, headless: true } }),
    );
  }
  if (webkit && wanted('webkit')) {
    browsers.push(
      webdriverLauncher({
        hostname: '127.0.0.1',
        port: await startWebKitDriver(webkit),
        path: '/',
        logLevel: 'error',
        capabilities: {
          browserName: 'MiniBrowser',
          // Without it webdriver asks for a WebSocket, which WebKitGTK's driver refuses.
          'wdio:enforceWebDriverClassic': true,
          // The name of a capability of WebKitGTK, which the types do not know.
          ...({ 'webkitgtk:browserOptions': { binary: webkit.browser, args: ['--automation'] } } as object),
        },
      }),
    );
  }
  return browsers;
}

const config: TestRunnerConfig = {
  files: [...testFiles.browser],
  nodeResolve: true,
  middleware: [hostPages],
  plugins: [
    brokenApi(),
    {
      // `import sheet from './x.css?inline'` is a string, as Vite has it.
      name: 'css-as-string',
      resolveMimeType: ({ url }) => (/\.css\?inline$/.test(url) ? 'js' : undefined),
      transform: (context) =>
        /\.css\?inline$/.test(context.url) ? `export default ${JSON.stringify(context.body)};` : undefined,
    },
    {
      name: 'leaflet',
      transform: ({ path, body }) => (typeof body === 'string' ? leafletWithoutMarkup(path, body) : undefined),
    },
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: 'tsconfig.json' }),
    {
      name: 'strict',
      transform: ({ path, body }) =>
        path.endsWith('.test.ts') ? `import '/test/helpers/strict.ts'; ${String(body)}` : undefined,
    },
  ],
  // One page a browser: a page behind another gets no frames, and its tests wait for ever. So browsers run side by side.
  concurrency: 1,
  concurrentBrowsers: 3,
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 180_000,
  testFramework: { config: { timeout: 20_000 } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: process.stdout.isTTY }), browserCounts()],
  browsers: await launchers(),
};

export default config;
