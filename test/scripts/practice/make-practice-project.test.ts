import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { areaUnderCurve } from '../../../shared/domain/roc.ts';
import {
  makePractice,
  NOVEMBER_PERIOD,
  type PracticeRow,
  TRAINING_PERIOD,
} from '../../../scripts/practice/make-practice.ts';
import { practiceFiles } from '../../../scripts/practice/make-practice-project.ts';
import { practiceCsv } from '../../../scripts/practice/practice-csv.ts';
import { PRACTICE } from '../../../scripts/practice/practice-project.ts';

test.each(Object.entries(practiceFiles()))('%s is what the script makes from its seed', (name, text) => {
  expect(readFileSync(new URL(`../../../resources/practice/${name}`, import.meta.url), 'utf8')).toBe(text);
});

test('both files hold their period in order of time, with a record id each', () => {
  const { training, november } = makePractice(PRACTICE);
  expect([training.length, november.length]).toEqual([TRAINING_PERIOD.rows, NOVEMBER_PERIOD.rows]);
  const dates = [...training, ...november].map((row) => row.visit_date);
  expect(dates).toEqual(dates.toSorted());
  expect(training[0]!.visit_date >= TRAINING_PERIOD.from).toBe(true);
  expect(november[0]!.visit_date >= NOVEMBER_PERIOD.from).toBe(true);
  expect(november.at(-1)!.visit_date <= NOVEMBER_PERIOD.to).toBe(true);
  expect(new Set([...training, ...november].map((row) => row.record_id)).size).toBe(3_700);
});

test('with and without drift only the weights at the site from the day on differ, by the offset', () => {
  const drifted = makePractice(PRACTICE).november;
  const steady = makePractice({ seed: PRACTICE.seed }).november;
  drifted.forEach((row, index) => {
    const before = steady[index]!;
    const shifted = row.site === 'Busiu' && row.visit_date >= '2026-11-12' && before.weight_kg !== null;
    expect({ ...row, weight_kg: null }).toEqual({ ...before, weight_kg: null });
    expect((row.weight_kg ?? 0) - (before.weight_kg ?? 0)).toBeCloseTo(shifted ? 1.1 : 0, 1);
  });
  expect(makePractice(PRACTICE).training).toEqual(makePractice({ seed: PRACTICE.seed }).training);
});

test('children come again at the same site, older and of the same sex', () => {
  const rowsBySubject = new Map<string, PracticeRow[]>();
  for (const row of makePractice(PRACTICE).training) {
    rowsBySubject.set(row.subject, [...(rowsBySubject.get(row.subject) ?? []), row]);
  }
  const again = [...rowsBySubject.values()].filter((rows) => rows.length > 1);
  expect(again.length).toBeGreaterThan(300);
  for (const rows of again) {
    expect(new Set(rows.map((row) => `${row.site} ${row.sex}`)).size).toBe(1);
    expect(rows.map((row) => row.age_months)).toEqual(rows.map((row) => row.age_months).toSorted((a, b) => a - b));
  }
});

test('the arm alone already says much about who is referred, and not everything', () => {
  const measured = makePractice(PRACTICE).training.filter((row) => row.muac_cm !== null);
  const area = areaUnderCurve(
    measured.map((row) => -row.muac_cm!),
    measured.map((row) => (row.needs_referral === 'yes' ? 1 : 0)),
  );
  expect(area).toBeGreaterThan(0.8);
  expect(area).toBeLessThan(0.95);
});

test('a text with a comma or a quote is quoted, a missing value is empty', () => {
  const [row] = makePractice({ seed: 1 }).training as [PracticeRow];
  const csv = practiceCsv([{ ...row, subject: 'A, "b"', weight_kg: null, height_cm: 90 }]);
  expect(csv).toContain(',"A, ""b""",');
  expect(csv).toContain(',,90.0,');
});
