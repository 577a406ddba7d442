import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GROWTH_TABLE } from './weight-for-height.ts';

/** Box-Cox power, median and coefficient of variation of the weight at one length or height. */
type Lms = { readonly l: number; readonly m: number; readonly s: number };
type Point = Lms & { readonly tenths: number };

/** Where the published table of each kind lies in the package `jsgrowup`, and what calls the length there. */
const SOURCES = [
  { sex: 'female', posture: 'lying', file: 'wfl_girls_0_2_zscores.json', size: 'Length' },
  { sex: 'male', posture: 'lying', file: 'wfl_boys_0_2_zscores.json', size: 'Length' },
  { sex: 'female', posture: 'standing', file: 'wfh_girls_2_5_zscores.json', size: 'Height' },
  { sex: 'male', posture: 'standing', file: 'wfh_boys_2_5_zscores.json', size: 'Height' },
] as const;
/** Columns of weights that lie so many standard deviations from the median. */
const DEVIATIONS = { sd3neg: -3, sd2neg: -2, sd2: 2, sd3: 3 } as const;
/** Signs of a computed weight: many more than a scale shows. */
const SIGNIFICANT = 7;

/**
 * The WHO Child Growth Standards' weight for length and for height as one table that a form looks up, for each tenth of
 * a centimetre: published for each half, linear between, as WHO's own igrowup does. `folder` is the unpacked package
 * `jsgrowup`, which brings the published values.
 */
export function growthTable(folder: string): string {
  const lines = SOURCES.flatMap(({ sex, posture, file, size }) =>
    everyTenth(readPoints(join(folder, 'tables', file), size)).map((point) => lineOf(`${sex}-${posture}`, point)),
  );
  return ['key,l,m,s,sd3neg,sd2neg,sd2,sd3', ...lines, ''].join('\r\n');
}

/** By length; every value is a text there. */
function readPoints(path: string, size: string): readonly Point[] {
  const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly Readonly<Record<string, string>>[];
  return rows.map((row) => ({
    tenths: Math.round(Number(row[size]) * 10),
    l: Number(row['L']),
    m: Number(row['M']),
    s: Number(row['S']),
  }));
}

const everyTenth = (points: readonly Point[]): readonly Point[] =>
  points.flatMap((from, at) => {
    const to = points[at + 1];
    if (to === undefined) return [from];
    const steps = to.tenths - from.tenths;
    return Array.from({ length: steps }, (_, step) => between(from, to, step / steps));
  });

const between = (from: Point, to: Point, share: number): Point => ({
  tenths: from.tenths + Math.round((to.tenths - from.tenths) * share),
  l: from.l + (to.l - from.l) * share,
  m: from.m + (to.m - from.m) * share,
  s: from.s + (to.s - from.s) * share,
});

function lineOf(kind: string, { tenths, l, m, s }: Point): string {
  const weights = Object.values(DEVIATIONS).map((deviations) => m * (1 + l * s * deviations) ** (1 / l));
  return [
    `${kind}-${tenths / 10}`,
    ...[l, m, s, ...weights].map((value) => Number(value.toPrecision(SIGNIFICANT))),
  ].join(',');
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name the folder of the unpacked package jsgrowup.');
  writeFileSync(new URL(`../../resources/practice/${GROWTH_TABLE}.csv`, import.meta.url), growthTable(folder));
}
