import { describe, expect, test } from 'vitest';
import type { ColumnChunk } from '../../../../shared/column.ts';
import type { JudgedRows } from '../../../../shared/domain/judging/judged-rows.ts';
import type { Evidence } from '../../../../shared/domain/model-tests/evidence.ts';
import { type EvidenceTest, judgeEvidence } from '../../../../shared/domain/model-tests/judge-evidence.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { ModelTest } from '../../../../shared/model-tests.ts';

/** Every second row is of the class looked for; the site of the second half of the rows is Wanale. */
const ROWS = 400;
const truths = Float64Array.from({ length: ROWS }, (_, row) => row % 2);
const sites: ColumnChunk = {
  kind: 'coded',
  codes: Int32Array.from({ length: ROWS }, (_, row) => Number(row >= ROWS / 2)),
  dictionary: ['Busiu', 'Wanale'],
};

/** What a model says of the class looked for, decided from 0.5 up. */
function judged(said: (truth: number, row: number, noise: number) => number): JudgedRows {
  const random = createRandom(3);
  const scores = Float32Array.from(truths, (truth, row) => said(truth, row, random.next()));
  return {
    spec: { task: 'binary', classes: ['well', 'sick'], positiveClass: 'sick' },
    outputs: Float32Array.from({ length: 2 * ROWS }, (_, at) => {
      const score = scores[Math.floor(at / 2)] ?? 0;
      return at % 2 === 1 ? score : 1 - score;
    }),
    width: 2,
    actual: truths,
    predicted: Int32Array.from(scores, (score) => Number(score >= 0.5)),
  };
}

const good = judged((truth, _, noise) => (truth === 1 ? 0.35 + 0.6 * noise : 0.05 + 0.6 * noise));
const guessing = judged((_truth, _, noise) => noise);
const wrongAtWanale = judged((truth, row, noise) => (row < ROWS / 2 ? 0.2 + 0.6 * truth : noise));
const hardOnWanale = judged((truth, row) => (row < ROWS / 2 ? 0.2 + 0.6 * truth : 0.8));
const calibrated = judged((truth, row) => (truth === 1 ? (row % 10 === 1 ? 0.2 : 0.8) : row % 10 === 0 ? 0.8 : 0.2));
const overconfident = judged((truth, row) =>
  truth === 1 ? (row % 10 === 1 ? 0.01 : 0.99) : row % 10 === 0 ? 0.99 : 0.01,
);

const evidenceOf = (rows: JudgedRows, champion: Evidence['champion'] = { because: 'noChampion' }): Evidence => ({
  judged: rows,
  unitOf: null,
  columns: new Map([['site', sites]]),
  champion,
  random: createRandom(1),
});
const asChampion = (rows: JudgedRows) => ({ judged: rows, places: Int32Array.from({ length: ROWS }, (_, row) => row) });

const declared = (wanted: Readonly<Record<string, unknown>>): EvidenceTest =>
  ModelTest.parse({ id: 'tried', ...wanted }) as EvidenceTest; // the kinds below are of evidence

const cases = [
  {
    name: 'a threshold',
    wanted: { kind: 'metric', metric: 'auc', limit: 0.7 },
    passing: evidenceOf(good),
    failing: evidenceOf(guessing),
  },
  {
    name: 'the version in use',
    wanted: { kind: 'champion', metric: 'auc' },
    passing: evidenceOf(good, asChampion(guessing)),
    failing: evidenceOf(guessing, asChampion(good)),
  },
  {
    name: 'slices',
    wanted: { kind: 'slices', by: [{ column: 'site' }], metric: 'accuracy' },
    passing: evidenceOf(good),
    failing: evidenceOf(wrongAtWanale),
  },
  {
    name: 'fairness',
    wanted: { kind: 'fairness', by: { column: 'site' }, measure: 'demographicParity', limit: 0.1 },
    passing: evidenceOf(good),
    failing: evidenceOf(hardOnWanale),
  },
  {
    name: 'calibration',
    wanted: { kind: 'calibration', limit: 0.05, decide: 'measured' },
    passing: evidenceOf(calibrated),
    failing: evidenceOf(overconfident),
  },
] as const;

describe.each(cases)('$name', ({ wanted, passing, failing }) => {
  test('lets a model pass that keeps to it', () => {
    expect(judgeEvidence(declared(wanted), passing)).toMatchObject({ verdict: 'passed', because: null });
  });

  test('holds a model back that does not', () => {
    const outcome = judgeEvidence(declared(wanted), failing);

    expect(outcome.verdict).toBe('failed');
    expect(outcome.figures.some(({ holds }) => !holds)).toBe(true);
  });
});

test('an equally good version is not refused for chance, and one that must be better is', () => {
  const same = evidenceOf(good, asChampion(good));

  expect(judgeEvidence(declared({ kind: 'champion', metric: 'accuracy' }), same).verdict).toBe('passed');
  expect(judgeEvidence(declared({ kind: 'champion', metric: 'accuracy', leastGain: 0.01 }), same).verdict).toBe(
    'failed',
  );
});

test('without a version in use, with too few rows or without the column a test does not apply', () => {
  const few = { judged: good, places: Int32Array.of(0, 1) };

  expect(judgeEvidence(declared({ kind: 'champion', metric: 'auc' }), evidenceOf(good)).because).toBe('noChampion');
  expect(judgeEvidence(declared({ kind: 'champion', metric: 'auc' }), evidenceOf(good, few)).because).toBe(
    'tooFewRows',
  );
  const bySex = declared({ kind: 'slices', by: [{ column: 'sex' }], metric: 'accuracy' });
  expect(judgeEvidence(bySex, evidenceOf(good)).because).toBe('noColumn');
});
