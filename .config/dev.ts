/**
 * `npm run dev`: Exampleton's pages with the widgets straight from their sources, which reload as they are edited, and
 * behind them the API, which starts again when its own sources change.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type Plugin } from 'vite';

const port = Number(process.env['PORT'] ?? 4310);
const api = { ...process.env, PORT: String(port + 1) };

/** What is built from one source, by its address. */
const built: Readonly<Record<string, string>> = {
  '/council.js': '/src/loader.ts',
  '/desk/desk.js': '/demo/desk/desk.ts',
};

/** Serves `demo/` at the root, and what is built from its sources. */
const demoPages = (): Plugin => ({
  name: 'council-demo-pages',
  configureServer({ middlewares, config }) {
    middlewares.use((request, response, next) => {
      const [path = '/', query] = (request.url ?? '/').split('?');
      const source = built[path];
      if (source !== undefined) {
        // Sent elsewhere, not rewritten: a module finds others from its own address.
        response.writeHead(302, { location: source }).end();
        return;
      }
      const page = [path, `${path}.html`, join(path, 'index.html')].find(
        (candidate) => /\.\w+$/.test(candidate) && existsSync(join(config.root, 'demo', candidate)),
      );
      if (page) request.url = `/demo${page}${query === undefined ? '' : `?${query}`}`;
      next();
    });
  },
});

const server = await createServer({
  configFile: 'vite.config.ts',
  appType: 'mpa',
  plugins: [demoPages()],
  server: {
    port,
    strictPort: true,
    preTransformRequests: false,
    proxy: Object.fromEntries(['/api', '/demo/mailbox'].map((path) => [path, `http://127.0.0.1:${api.PORT}`])),
  },
});
await server.listen();
server.printUrls();

const backend = spawn('node', ['--watch', 'server/main.ts'], { env: api, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    backend.kill(signal);
    void server.close();
  });
}
