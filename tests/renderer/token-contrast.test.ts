// What the colours promise (WCAG 2.2, 1.4.3 and 1.4.11), in the light and in the dark theme:
//   * every ink on every ground it is used on has at least 4.5:1
//   * every border, icon and focus ring that carries meaning has at least 3:1 to the ground it
//     stands on
//   * a component that pairs an ink and a ground outside this list fails here, and so does a colour
//     written anywhere but in tokens.css
//   * the person's own palette (forced colours) replaces every role
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = new URL('../../src/renderer/', import.meta.url).pathname;
const tokens = readFileSync(join(renderer, 'styles/tokens.css'), 'utf8');

type Theme = 'light' | 'dark';
const roles = new Map(
  [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, role, light, dark]) => [role!, { light: light!, dark: dark! }],
  ),
);

/** Relative luminance (WCAG 2.2, definitions). */
function luminance(colour: string): number {
  const channel = (start: number) => {
    const value = parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

const colour = (role: string, theme: Theme) => {
  const found = roles.get(role);
  if (!found) throw new Error(`no colour role --${role}`);
  return found[theme];
};

const papers = ['surface-page', 'surface', 'surface-raised', 'surface-sunken', 'surface-hover'];
const softs = ['accent-soft', 'success-soft', 'warning-soft', 'danger-soft', 'info-soft'];

/** Ink -> the grounds it may be printed on. */
const inks: Record<string, string[]> = {
  text: [...papers, ...softs],
  'text-muted': papers,
  accent: papers,
  'accent-hover': papers,
  'on-accent': ['accent', 'accent-hover'],
  'on-accent-soft': ['accent-soft'],
  success: [...papers, 'success-soft'],
  warning: [...papers, 'warning-soft'],
  danger: [...papers, 'danger-soft'],
  'danger-hover': [...papers, 'danger-soft'],
  info: [...papers, 'info-soft'],
  'on-danger': ['danger', 'danger-hover'],
};

/** Borders, icons, rings -> what they stand on. */
const marks: Record<string, string[]> = {
  'line-strong': papers,
  focus: [...papers, ...softs],
  accent: [...papers, 'accent-soft'],
  danger: [...papers, 'danger-soft'],
};

const pairs = (table: Record<string, string[]>) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    Object.entries(table).flatMap(([ink, grounds]) =>
      grounds.map((ground) => ({ theme, ink, ground })),
    ),
  );
const belowRatio = (table: Record<string, string[]>, ratio: number) =>
  pairs(table)
    .map(({ theme, ink, ground }) => ({
      theme,
      ink,
      ground,
      ratio: Math.round(contrast(colour(ink, theme), colour(ground, theme)) * 100) / 100,
    }))
    .filter((pair) => pair.ratio < ratio);

it('knows the ratio of black on white and of a grey the norm names', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

it('prints every ink with at least 4.5:1', () => {
  expect(pairs(inks).length).toBeGreaterThan(80);
  expect(belowRatio(inks, 4.5)).toEqual([]);
});

it('draws every meaningful mark with at least 3:1', () => {
  expect(belowRatio(marks, 3)).toEqual([]);
});

const styles = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(css|vue)$/.test(file) && !file.endsWith('tokens.css'))
  .map((file) => ({ file, css: styleOf(file) }));

function styleOf(file: string): string {
  const source = readFileSync(join(renderer, file), 'utf8');
  return file.endsWith('.css')
    ? source
    : [...source.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css).join('\n');
}

it('pairs no ink with a ground that is not proven above', () => {
  const unproven = styles.flatMap(({ file, css }) =>
    [...css.matchAll(/\{([^{}]*)\}/g)].flatMap(([, body]) => {
      const ink = /(?:^|[;\s])color:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
      const ground = /(?:^|[;\s])background(?:-color)?:\s*var\(--([\w-]+)\)/.exec(body!)?.[1];
      return ink && ground && !inks[ink]?.includes(ground) ? [`${file}: ${ink} on ${ground}`] : [];
    }),
  );
  expect(unproven).toEqual([]);
});

it('names colours in tokens.css and nowhere else', () => {
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color-mix)a?\(/i;
  expect(
    styles.flatMap(({ file, css }) =>
      css
        .split('\n')
        .filter((line) => /:/.test(line) && literal.test(line.split(':').slice(1).join(':')))
        .map((line) => `${file}: ${line.trim()}`),
    ),
  ).toEqual([]);
});

it('uses only colours and sizes that tokens.css defines', () => {
  const defined = new Set([...tokens.matchAll(/--([\w-]+):/g)].map(([, name]) => name!));
  const own = (css: string) => new Set([...css.matchAll(/--([\w-]+):/g)].map(([, name]) => name!));
  expect(
    styles.flatMap(({ file, css }) =>
      [...css.matchAll(/var\(--([\w-]+)/g)]
        .map(([, name]) => name!)
        .filter((name) => !defined.has(name) && !own(css).has(name) && !name.startsWith('reka-'))
        .map((name) => `${file}: --${name}`),
    ),
  ).toEqual([]);
});

it('leaves every role to the person in forced colours', () => {
  const forced = tokens.slice(tokens.indexOf('(forced-colors: active)'));
  expect([...roles.keys()].filter((role) => !forced.includes(`--${role}:`))).toEqual([]);
});
