// `npm run dev:web`: the screen from Vite with hot reload, the web host unbuilt from source,
// started anew on every change. Needs no Electron.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer as createNetServer } from 'node:net';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { needNode24, root } from './node24.mjs';

needNode24();
const { createServer } = await import('vite');
const { default: vue } = await import('@vitejs/plugin-vue');
const { licenceList } = await import('./licence-list.ts');

const port = await freePort();
const target = `http://127.0.0.1:${port}`;
const vite = await createServer({
  configFile: false,
  root: join(root, 'src/renderer'),
  plugins: [vue(), licenceList(root)],
  server: {
    host: '127.0.0.1',
    proxy: {
      // Not the screen's own sources, which lie in a folder of that name.
      '^/api/(?!.*\\.(?:ts|vue|css)(?:\\?|$))': {
        target,
        changeOrigin: true,
        // Towards the host this server is the page; it checks itself who asks (Vite's own host
        // list).
        configure: (proxy) => {
          proxy.on('proxyReq', (request) => {
            request.setHeader('origin', target);
          });
        },
      },
    },
  },
});
await vite.listen();
const screen = vite.resolvedUrls.local[0];

const host = spawn(
  process.execPath,
  [
    '--watch',
    '--watch-preserve-output',
    join(root, 'src/web/index.ts'),
    '--no-open',
    '--port',
    String(port),
    ...process.argv.slice(2),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
createInterface({ input: host.stdout }).on('line', (line) => {
  // Each start has a new key, in a page for its owner.
  const key =
    line.trim().endsWith('.html') && /#token=([\w-]+)/.exec(readFileSync(line.trim(), 'utf8'))?.[1];
  console.log(key ? `  ${screen}#token=${key}` : line);
});
host.on('exit', (code) => process.exit(code ?? 0));
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    host.kill(signal);
    void vite.close();
  });

function freePort() {
  return new Promise((resolve) => {
    const probe = createNetServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address();
      probe.close(() => {
        resolve(free);
      });
    });
  });
}
