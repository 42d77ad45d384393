/**
 * Finds the browsers of this machine. A path in the environment comes first, then where Debian and others put them.
 * A machine without any still gets a Chromium, from an npm package.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const first = (paths: readonly (string | undefined)[]) => paths.find((path) => path !== undefined && existsSync(path));

const onPath = (name: string) => (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));

/**
 * The machine's Chromium or Chrome. Its headless shell comes first: the same engine without the windows of a browser
 * around it, which cost 0.45 s of processor time for every page that a test opens.
 */
export const machineChromium = () =>
  first([
    process.env['CHROMIUM_BIN'],
    ...['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].flatMap(
      onPath,
    ),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]);

/** The machine's Firefox. */
export const machineFirefox = () =>
  first([
    process.env['FIREFOX_BIN'],
    ...['firefox-esr', 'firefox'].flatMap(onPath),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

export interface WebKit {
  readonly driver: string;
  readonly browser: string;
  readonly xvfb: string | undefined;
}

/** WebKitGTK: its driver, its small browser, and Xvfb where there is no display. */
export function machineWebKit(): WebKit | undefined {
  const driver = first([process.env['WEBKIT_DRIVER_BIN'], ...onPath('WebKitWebDriver')]);
  const browser = first([
    process.env['MINIBROWSER_BIN'],
    ...['x86_64', 'aarch64'].flatMap((machine) =>
      ['4.1', '4.0', '6.0'].map((api) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-${api}/MiniBrowser`),
    ),
  ]);
  const xvfb = first(onPath('Xvfb'));
  const display = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  return driver && browser && (display ?? xvfb) ? { driver, browser, xvfb: display ? undefined : xvfb } : undefined;
}

export interface Chromium {
  readonly executablePath: string;
  readonly args: readonly string[];
  /** Where it came from, for the report of a run. */
  readonly origin: 'machine' | 'npm';
}

/** A Chromium that starts: the machine's, else the one inside `@sparticuz/chromium` (a headless shell for Linux). */
export async function chromium(): Promise<Chromium> {
  // Containers have no user namespaces and a small /dev/shm.
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'];
  const machine = machineChromium();
  if (machine) return { executablePath: machine, args, origin: 'machine' };
  const { default: packed } = await import('@sparticuz/chromium');
  return {
    executablePath: await packed.executablePath(),
    args: [...new Set([...packed.args, ...args])],
    origin: 'npm',
  };
}
