import { expect, test } from 'vitest';
import { createRandom } from '../../../shared/domain/random.ts';
import { findSiteChange } from '../../../shared/domain/site-change.ts';
import type { SiteChangeInput } from '../../../shared/domain/site-setting.ts';
import { SiteChange } from '../../../shared/drift.ts';
import { dayOf, type PracticeOptions } from '../../../scripts/practice/make-practice.ts';
import { PRACTICE } from '../../../scripts/practice/practice-project.ts';
import { practiceInput } from './practice-columns.ts';
import { codedChunk } from './sample-profiles.ts';

const drifted: [string, PracticeOptions & { drift: object }][] = [
  ['the practice project', PRACTICE],
  ['another seed, a light scale', { seed: 31, drift: { site: 'Wanale', day: '2026-11-09', offsetKg: -0.8 } }],
  ['a third, heavy', { seed: 47, drift: { site: 'Mbale Town', day: '2026-11-04', offsetKg: 0.7 } }],
  ['a fourth, early', { seed: 6, drift: { site: 'Bufumbo', day: '2026-10-30', offsetKg: -1.4 } }],
  ['a fifth, late', { seed: 88, drift: { site: 'Nakaloke', day: '2026-11-14', offsetKg: 1.2 } }],
  ['a sixth', { seed: 2033, drift: { site: 'Namanyonyi', day: '2026-11-07', offsetKg: 0.9 } }],
];

test.each(drifted)('finds column, site, day and size in %s', (_, { drift, ...options }) => {
  const { site, day, offsetKg } = drift as NonNullable<PracticeOptions['drift']>;
  const found = findSiteChange(practiceInput({ ...options, drift: { site, day, offsetKg } }));
  expect(found).toMatchObject({ column: 'weight_kg', site });
  expect(Math.abs(found!.sinceDay - dayOf(day))).toBeLessThanOrEqual(7);
  expect(found!.size.low).toBeLessThanOrEqual(offsetKg);
  expect(found!.size.high).toBeGreaterThanOrEqual(offsetKg);
  expect(found!.pValue).toBeLessThan(0.001);
  expect(SiteChange.parse(found)).toEqual(found);
});

test.each([1, 2, 3])('is silent on undrifted practice project %d', (seed) => {
  expect(findSiteChange(practiceInput({ seed }))).toBeNull();
});

test('compares all sites since the day, and only the shifted one stands apart', () => {
  const found = findSiteChange(practiceInput(PRACTICE))!;
  expect(found.sites).toHaveLength(6);
  for (const { site, low, high } of found.sites) expect(low <= 0 && high >= 0).toBe(site !== 'Busiu');
});

test('names a site in at most 5 of 100 where nothing changed, even when readings have heavy tails', () => {
  const found = Array.from({ length: 100 }, (_, seed) => findSiteChange(smallScreening({ seed })));
  expect(found.filter((change) => change !== null).length).toBeLessThanOrEqual(5);
});

test('a season that moves all sites is not one site’s change, one site against it is', () => {
  expect(findSiteChange(smallScreening({ seed: 4, season: 3 }))).toBeNull();
  expect(findSiteChange(smallScreening({ seed: 4, season: 3, offset: 4 }))).toMatchObject({
    column: 'length',
    site: 'site 1',
  });
});

test('one typing error changes nothing', () => {
  const input = smallScreening({ seed: 9 });
  const [length] = input.columns;
  if (length?.chunk.kind === 'numeric') length.chunk.values[595] = 70_000;
  expect(findSiteChange(input)).toBeNull();
});

test('without readings, sites, or a reference there is nothing to find', () => {
  const empty = codedChunk([]);
  const columns = (values: Float64Array) => [{ name: 'x', chunk: { kind: 'numeric' as const, values } }];
  expect(
    findSiteChange({
      time: new Float64Array(),
      site: empty,
      columns: columns(new Float64Array()),
      referenceUntilDay: 0,
    }),
  ).toBeNull();
  const input = smallScreening({ seed: 1 });
  expect(findSiteChange({ ...input, referenceUntilDay: -1 })).toBeNull();
  expect(findSiteChange({ ...input, referenceUntilDay: 1_000 })).toBeNull();
  expect(findSiteChange({ ...input, columns: columns(new Float64Array(600).fill(3)) })).toBeNull();
  expect(findSiteChange({ ...input, columns: columns(new Float64Array(600).fill(Number.NaN)) })).toBeNull();
});

type Screening = { readonly seed: number; readonly season?: number; readonly offset?: number };

/** 600 rows over 60 days at four sites, the last 20 days new: a length with heavy-tailed scatter, and an age. */
function smallScreening({ seed, season = 0, offset = 0 }: Screening): SiteChangeInput {
  const random = createRandom(seed);
  const days = Float64Array.from({ length: 600 }, (_, row) => Math.floor(row / 10));
  const sites = Array.from({ length: 600 }, () => `site ${random.int(4)}`);
  const age = Float64Array.from({ length: 600 }, () => 20 + 5 * random.normal());
  const length = age.map((years, row) => {
    const scatter =
      random.normal() / Math.sqrt((random.normal() ** 2 + random.normal() ** 2 + random.normal() ** 2) / 3);
    const now = (days[row] ?? 0) >= 40;
    return 70 + years + scatter + (now ? season : 0) + ((days[row] ?? 0) >= 48 && sites[row] === 'site 1' ? offset : 0);
  });
  return {
    time: days,
    site: codedChunk(sites),
    columns: [
      { name: 'length', chunk: { kind: 'numeric', values: length } },
      { name: 'age', chunk: { kind: 'numeric', values: age } },
    ],
    referenceUntilDay: 40,
  };
}
