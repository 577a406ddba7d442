import { expect, test } from 'vitest';
import { dealUnits } from '../../../electron/compute/training/parting/deal-units.ts';
import { foldAtRandom } from '../../../electron/compute/training/parting/part-at-random.ts';
import { partByGroup, readGroups } from '../../../electron/compute/training/parting/part-by-group.ts';
import { partByTime } from '../../../electron/compute/training/parting/part-by-time.ts';
import type { Target } from '../../../electron/compute/training/read-target.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { texts, valueOf } from '../start-engine.ts';

const ROWS = 600;
const random = createRandom(3);
/** 48 sites of very different sizes; a third of the rows are positive, far more at some sites than at others. */
const siteOf = Array.from({ length: ROWS }, () => Math.floor(48 * random.next() ** 1.5));
const target: Target = {
  task: 'binary',
  classes: ['no', 'yes'],
  classOf: Int32Array.from(siteOf, (site) => (random.next() < (site % 3 === 0 ? 0.7 : 0.15) ? 1 : 0)),
};
const groups = readGroups(
  texts(
    'site',
    siteOf.map((site) => `site ${site}`),
  ).chunk,
);
const shareOf = (rows: Int32Array): number => rows.reduce((sum, row) => sum + target.classOf[row]!, 0) / rows.length;

test('no group is on both sides, and both sides hold about the share asked for and the same mix', () => {
  const [split] = valueOf(partByGroup(target, groups, { column: 'site', holdout: 0.25, folds: 1 }, createRandom(1)));
  const sitesIn = (rows: Int32Array) => new Set([...rows].map((row) => siteOf[row]));

  const [training, heldOut] = [sitesIn(split!.training), sitesIn(split!.heldOut)];
  expect([...heldOut].filter((site) => training.has(site))).toEqual([]);
  expect(split!.training.length + split!.heldOut.length).toBe(ROWS);
  expect(split!.heldOut.length / ROWS).toBeGreaterThan(0.2);
  expect(split!.heldOut.length / ROWS).toBeLessThan(0.3);
  expect(Math.abs(shareOf(split!.heldOut) - shareOf(split!.training))).toBeLessThan(0.05);
});

test('group folds hold each row out once, each group in one fold, in equal parts', () => {
  const folds = valueOf(partByGroup(target, groups, { column: 'site', holdout: 0.2, folds: 4 }, createRandom(1)));

  expect(folds.flatMap(({ heldOut }) => [...heldOut]).toSorted((a, b) => a - b)).toEqual([...target.classOf.keys()]);
  const foldsOfSite = siteOf.map(
    (site) => folds.filter(({ heldOut }) => heldOut.some((row) => siteOf[row] === site)).length,
  );
  expect(new Set(foldsOfSite)).toEqual(new Set([1]));
  for (const { heldOut } of folds) {
    expect(Math.abs(heldOut.length - ROWS / 4)).toBeLessThan(20);
    expect(Math.abs(shareOf(heldOut) - shareOf(Int32Array.from(target.classOf.keys())))).toBeLessThan(0.08);
  }
});

test('two groups are dealt to two parts however large the share of one is', () => {
  const units = {
    rowsByUnit: [
      [0, 1, 2, 3, 4],
      [5, 6, 7, 8, 9],
    ],
    stratumOf: () => 0,
    strata: 1,
  };
  expect([...dealUnits(units, [0.1, 0.9], createRandom(1))].toSorted()).toEqual([0, 1]);
});

test('rows without a group are groups of their own', () => {
  expect(readGroups(texts('who', ['a', null, 'a', null]).chunk)).toEqual({
    groupOf: Int32Array.of(0, 1, 0, 2),
    count: 3,
  });
});

test('random folds of a class differ by one row at most', () => {
  const folds = foldAtRandom(target, ROWS, 7, createRandom(5));
  const sizes = folds.map(({ heldOut }) => heldOut.filter((row) => target.classOf[row] === 1).length);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  expect(folds.flatMap(({ heldOut }) => [...heldOut]).toSorted((a, b) => a - b)).toEqual([...target.classOf.keys()]);
});

const times = Float64Array.from({ length: 100 }, (_, row) => 20_000 + Math.floor(((row * 37) % 100) / 4));

test('what is held out by time is later than all that is learned from, and days are not torn', () => {
  const [split] = valueOf(partByTime(times, { column: 'day', holdout: 0.3, folds: 1 }));
  const latest = Math.max(...split!.training.map((row) => times[row]!));
  const earliest = Math.min(...split!.heldOut.map((row) => times[row]!));
  expect(latest).toBeLessThan(earliest);
  expect(split!.heldOut.length).toBe(32); // 30 asked for, four rows a day
});

test('folds by time chain forward: each is judged by what was learned before it, and later rows never are', () => {
  const gappy = times.map((time, row) => (row % 10 === 0 ? Number.NaN : time));
  const folds = valueOf(partByTime(gappy, { column: 'day', holdout: 0.2, folds: 3 }));
  const sizes = folds.map(({ training }) => training.length);
  expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
  for (const [index, { training, heldOut }] of folds.entries()) {
    expect(Math.max(...training.map((row) => gappy[row]!))).toBeLessThan(
      Math.min(...heldOut.map((row) => gappy[row]!)),
    );
    const before = folds[index - 1];
    if (before) expect([...training]).toEqual([...before.training, ...before.heldOut].toSorted((a, b) => a - b));
  }
  expect(folds.some(({ training, heldOut }) => [...training, ...heldOut].some((row) => row % 10 === 0))).toBe(false);
});

test('says why rows cannot be parted', () => {
  const one = readGroups(texts('site', ['a', 'a', 'a']).chunk);
  const asked = { column: 'site', holdout: 0.2, folds: 1 };
  const by = (of: typeof one, folds: number) => partByGroup(target, of, { ...asked, folds }, createRandom(1));
  expect(by(one, 1)).toMatchObject({ error: { code: 'train.oneGroup', hint: expect.any(String) } });
  expect(by(readGroups(texts('site', ['a', 'b']).chunk), 5)).toMatchObject({ error: { code: 'train.tooFewGroups' } });
  expect(partByTime(new Float64Array(9).fill(20_000), asked)).toMatchObject({ error: { code: 'train.equalTimes' } });
  expect(partByTime(new Float64Array(9).fill(Number.NaN), asked)).toMatchObject({ error: { code: 'train.noTimes' } });
  expect(partByTime(Float64Array.of(1, 1, 1, 2), { ...asked, folds: 3 })).toMatchObject({
    error: { code: 'train.tooFewTimes' },
  });
});
