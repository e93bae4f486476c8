// Nothing sticks out sideways in any view of the screen, in an empty office and in one that has
// worked for a while: on a phone (360 px), at 400 % zoom (320 px), and with text twice as large
// (WCAG 2.2, 1.4.4 and 1.4.10).
import { describe, expect, it } from 'vitest';
import { serveBuiltScreen } from '#tests/support/built-screen.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { sticksOut } from '#tests/support/look-at-screen.ts';
import { useTwoOffices } from '#tests/support/two-offices.ts';

const offices = useTwoOffices();

describe.each(['empty', 'full'] as const)('an office that is %s', (kind) => {
  it.each([
    [360, 16],
    [320, 16],
    [1280, 32],
  ])(
    'sticks out nowhere at %i pixels with text of %i pixels',
    async (width, textSize) => {
      const { app, views } = offices[kind]!;
      await using reader = await launchChromium({ textSize });
      const screen = await serveBuiltScreen(app, reader);
      const wide: Record<string, string[]> = {};
      for (const language of ['de', 'en'] as const) {
        const window = await screen.open({ language, viewport: { width, height: 700 } });
        expect(
          await window.page.evaluate('getComputedStyle(document.documentElement).fontSize'),
        ).toBe(`${textSize}px`);
        for (const [name, hash] of Object.entries(views)) {
          await window.go(hash);
          const found = await sticksOut(window.page);
          if (found.length > 0) wide[`${name} (${language})`] = found;
        }
        await window.close();
      }
      await screen.close();
      expect(wide).toEqual({});
    },
    240_000,
  );
});
