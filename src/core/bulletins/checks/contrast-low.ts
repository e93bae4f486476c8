// Text needs 4.5 to 1 (WCAG 1.4.3). Looks at the colours of the design; nobody can choose others
// for a block.
import type { Check } from './check.ts';

const MIN_RATIO = 4.5;

const pairs = [
  ['text', 'surface'],
  ['text', 'background'],
  ['accent', 'surface'],
  ['accent', 'background'],
  ['muted', 'surface'],
  ['muted', 'background'],
  ['onAccent', 'accent'],
] as const;

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastRatio(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

export const contrastLow: Check = ({ template: { colours } }) =>
  pairs
    .map(([text, ground]) => ({
      text,
      ground,
      ratio: contrastRatio(colours[text], colours[ground]),
    }))
    .filter(({ ratio }) => ratio < MIN_RATIO)
    .map(({ text, ground, ratio }) => ({
      data: { text: colours[text], ground: colours[ground], ratio: Math.floor(ratio * 10) / 10 },
    }));
