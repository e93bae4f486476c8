// One build for three doors: `out/main` (Electron main, web host, command line and the workers
// beside them), `out/preload`, `out/renderer`.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { licenceList } from './scripts/licence-list.ts';

const workers = ['mjml-worker', 'mail-parser-worker'].filter((name) =>
  existsSync(`src/adapters/${name}.ts`),
);

export default defineConfig({
  main: {
    build: {
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          host: resolve('src/web/index.ts'),
          cli: resolve('src/cli/index.ts'),
          ...Object.fromEntries(workers.map((name) => [name, resolve(`src/adapters/${name}.ts`)])),
        },
        // Beside the entries and not in a folder: adapters find their worker as a sibling, and
        // places.ts counts the levels.
        output: { chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file that can require `electron` only.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    // Relative addresses hold under app:// and http:// alike.
    base: './',
    plugins: [vue(), licenceList(resolve('.'))],
    build: {
      target: 'chrome130',
      minify: true,
      // Everything as a file: the page's policy allows no inline fonts or scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: resolve('src/renderer/index.html'),
        // Each icon and each base component would be a file of its own: a hundred and more of some
        // 200 bytes, which compress badly and cost a request each.
        output: {
          codeSplitting: {
            groups: [
              { name: 'vue-and-icons', test: /node_modules[\\/]@lucide[\\/]/ },
              { name: 'parts', test: /src[\\/]renderer[\\/](?:ui|frame)[\\/]/, minShareCount: 4 },
            ],
          },
        },
      },
    },
  },
});
