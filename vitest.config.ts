import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// Importing the real package in Node starts a download; every test gets the double instead.
const electron = fileURLToPath(new URL('./tests/support/electron-double.ts', import.meta.url));
const common = { plugins: [vue()], resolve: { alias: { electron } } };
/** Generous, for a machine that is busy: waiting costs nothing where what is waited for comes. */
const limits = {
  environment: 'node',
  testTimeout: 60_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 15_000 } },
} as const;

/**
 * Each of these opens a browser of its own, after all the others. Four fifths of what they take is
 * waiting for a page to stand still, so three share two cores.
 */
const withBrowser = [
  'tests/renderer/**/*.test.ts',
  'tests/doors/screen.test.ts',
  'tests/doors/electron.test.ts',
  'tests/doors/electron-open-with.test.ts',
  'tests/flows/accessible-bulletin.test.ts',
  'tests/flows/office-journey.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        ...common,
        test: {
          ...limits,
          name: 'program',
          include: ['tests/**/*.test.ts'],
          exclude: withBrowser,
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        test: {
          ...limits,
          name: 'screen',
          include: withBrowser,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
