import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';

const source = readFileSync(new URL('../../../renderer/ui/tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...source.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(front: string, back: string, theme: Theme): number {
  const [light, dark] = [front, back].map((name) => luminance(tokens.get(name)![theme])).sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const surfaces = ['paper', 'sheet', 'rail', 'sunk'];
const text = [
  ...['ink', 'ink2', 'ink3'].flatMap((front) => surfaces.map((back) => [front, back] as const)),
  ...(['paper', 'sheet', 'accent-soft'] as const).map((back) => ['accent', back] as const),
  ['on-accent', 'accent'] as const,
  ['on-accent', 'accent-hover'] as const,
  ['warn', 'sheet'] as const,
  ['warn', 'warn-soft'] as const,
  ['stop', 'sheet'] as const,
  ['stop', 'stop-soft'] as const,
  ['ink', 'ref-fill'] as const,
];
const marks = ['edge', 'warn-fill', 'stop-fill', 'ref', 'cur', 'alarm', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

describe.each(['light', 'dark'] as const)('colours in the %s theme', (theme) => {
  it('knows what black on white is', () => {
    expect((luminance('#ffffff') + 0.05) / (luminance('#000000') + 0.05)).toBeCloseTo(21, 5);
  });

  it.each(text)('lets %s be read on %s', (front, back) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks)('lets %s be seen on a sheet', (mark) => {
    expect(contrast(mark, 'sheet', theme)).toBeGreaterThanOrEqual(3);
  });
});
