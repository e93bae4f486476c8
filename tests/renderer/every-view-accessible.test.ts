// What holds for every view of the screen, in an empty office and in one that has worked for a
// while:
//   * axe finds nothing, contrast included, light and dark, German and English
//   * the page asks nobody but its own host and writes no error to the console
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#tests/support/look-at-screen.ts';
import { useTwoOffices } from '#tests/support/two-offices.ts';

const offices = useTwoOffices();

describe.each(['empty', 'full'] as const)('an office that is %s', (kind) => {
  it.each([
    ['de', 'light'],
    ['de', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)(
    'is accessible and quiet in every view (%s, %s)',
    async (language, colorScheme) => {
      const { screen, views } = offices[kind]!;
      const window = await screen.open({
        language,
        colorScheme,
        viewport: { width: 1280, height: 900 },
      });
      const faults: Record<string, string[]> = {};
      for (const [name, hash] of Object.entries(views)) {
        await window.go(hash);
        const found = await faultsOf(window.page);
        if (found.length > 0) faults[name] = found;
      }
      expect({ faults, problems: window.problems }).toEqual({ faults: {}, problems: [] });
      await window.close();
    },
    240_000,
  );
});
