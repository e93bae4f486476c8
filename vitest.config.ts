import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// Importing the real package in Node starts a download; every test gets the double instead.
const electron = fileURLToPath(new URL('./tests/support/electron-double.ts', import.meta.url));

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { electron } },
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores; most tests wait for disks, sockets or a browser.
    maxWorkers: 3,
  },
});
