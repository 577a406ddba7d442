import { expect, test } from 'vitest';
import { countScores } from '../../../../shared/domain/count-scores.ts';
import type { AnsweredRecord } from '../../../../shared/domain/performance/answered-record.ts';
import { type Candidate, chooseToLabel, uncertaintyOf } from '../../../../shared/domain/performance/choose-to-label.ts';
import { estimatePerformance } from '../../../../shared/domain/performance/estimate-performance.ts';
import { judgeAgreement } from '../../../../shared/domain/performance/judge-agreement.ts';
import { isLabelled, measurePerformance } from '../../../../shared/domain/performance/measure-performance.ts';
import { createRandom, type Random } from '../../../../shared/domain/random.ts';

const BINARY = { task: 'binary', positiveClass: 'yes' } as const;

type Drawn = { readonly record: AnsweredRecord; readonly score: number; readonly truth: number };

/** Records whose true chance is not the score but its square, so that the estimate has to calibrate. */
function draw({ next }: Random, count: number): Drawn[] {
  return Array.from({ length: count }, () => {
    const score = next();
    const truth = next() < score * score ? 1 : 0;
    const told = { value: truth === 1 ? 'yes' : 'no', isBlind: true, delayDays: 1 };
    const record = { day: 1, site: '', prediction: score >= 0.5 ? 'yes' : 'no', score, isOutside: false, truth: told };
    return { score, truth, record };
  });
}

test('the estimate without labels holds what labels would say in about 95 of 100 windows, whatever the size', () => {
  const random = createRandom(5);
  const held: Record<string, number> = {};
  for (let window = 0; window < 100; window += 1) {
    const heldOut = draw(random, 800);
    const counts = countScores(
      heldOut.map(({ score }) => score),
      heldOut.map(({ truth }) => truth),
      null,
    )[0];
    const records = draw(random, window % 2 ? 40 : 400).map(({ record }) => record);
    const estimated = estimatePerformance(records, { positiveClass: 'yes', heldOut: counts });
    const measured = measurePerformance(BINARY, records.filter(isLabelled));
    for (const [metric, { value }] of Object.entries(measured)) {
      const interval = estimated[metric]!;
      if (value >= interval.low && value <= interval.high) held[metric] = (held[metric] ?? 0) + 1;
    }
  }
  for (const metric of ['accuracy', 'sensitivity', 'specificity', 'precision']) {
    expect(held[metric], metric).toBeGreaterThanOrEqual(88);
  }
});

test('the estimate is the same each time, and there is none without scores, held-out rows of both classes, or records', () => {
  const random = createRandom(6);
  const heldOut = draw(random, 300);
  const counts = countScores(
    heldOut.map(({ score }) => score),
    heldOut.map(({ truth }) => truth),
    null,
  )[0]!;
  const records = draw(random, 50).map(({ record }) => record);
  const known = { positiveClass: 'yes', heldOut: counts };
  expect(estimatePerformance(records, known)).toEqual(estimatePerformance(records, known));
  expect(estimatePerformance([], known)).toEqual({});
  expect(estimatePerformance(records, { ...known, heldOut: undefined })).toEqual({});
  expect(
    estimatePerformance(records, { ...known, heldOut: { ...counts, positives: counts.positives.map(() => 0) } }),
  ).toEqual({});
  expect(
    estimatePerformance(
      records.map((record) => ({ ...record, score: null })),
      known,
    ),
  ).toEqual({});
});

test('performance against truths carries Wilson’s intervals, a quantity its mean error’s', () => {
  const record = (prediction: string | number, truth: string | number): AnsweredRecord => ({
    day: 1,
    site: '',
    prediction,
    score: null,
    isOutside: false,
    truth: { value: truth, isBlind: false, delayDays: 0 },
  });
  const records = [record('yes', 'yes'), record('yes', 'no'), record('no', 'no'), record('no', 'no')].filter(
    isLabelled,
  );
  const figures = measurePerformance(BINARY, records);
  expect(figures['accuracy']!.value).toBe(0.75);
  expect(figures['sensitivity']!.value).toBe(1);
  expect(figures['specificity']!.value).toBeCloseTo(2 / 3, 12);
  expect(figures['precision']!.value).toBe(0.5);
  expect(measurePerformance(BINARY, [])).toEqual({});
  const quantities = [record(10, 12), record(10, '9'), record(10, 13)].filter(isLabelled);
  const { mae } = measurePerformance({ task: 'regression', positiveClass: null }, quantities);
  expect(mae).toMatchObject({ value: 2 });
  expect(mae!.high - mae!.value).toBeCloseTo(1.95996 / Math.sqrt(3), 4);
});

const answers = (count: number, agrees: number, isShown: boolean, seconds: number | null) =>
  Array.from({ length: count }, (_, place) => ({ agrees: place < agrees, isShown, seconds }));

test('tells who goes along with the model, who confirms all at once, and of whom too little is known', () => {
  expect(judgeAgreement([...answers(60, 58, true, 12), ...answers(20, 12, false, 12)])).toMatchObject({
    finding: 'goesAlong',
    medianSeconds: 12,
    shownAnswers: 60,
    blindAnswers: 20,
  });
  expect(judgeAgreement(answers(40, 40, true, 1.4))).toMatchObject({
    finding: 'confirmsAll',
    blind: null,
    difference: null,
    withinTwoSeconds: 1,
  });
  expect(judgeAgreement([...answers(40, 32, true, 15), ...answers(20, 16, false, 15)]).finding).toBeNull();
  expect(judgeAgreement(answers(5, 5, true, 1))).toMatchObject({ finding: 'tooFew', medianSeconds: null });
  expect(judgeAgreement([])).toMatchObject({ finding: 'tooFew', shown: null });
});

const candidate = (id: string, at: number, yes: number): Candidate => ({
  id,
  point: Float64Array.of(at),
  output: { prediction: yes >= 0.5 ? 'yes' : 'no', probabilities: { yes, no: 1 - yes } },
  threshold: 0.5,
  positiveClass: 'yes',
});

test('asks for what is uncertain first, and not for the same record twice over', () => {
  const twins = [
    candidate('a', 0.1, 0.5),
    candidate('b', 0.1, 0.49),
    candidate('c', 0.9, 0.4),
    candidate('d', 0.5, 0.99),
  ];
  expect(chooseToLabel(twins, 2).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(chooseToLabel(twins, 9).map(({ id }) => id)).toHaveLength(4);
  expect(chooseToLabel([], 5)).toEqual([]);
});

test('certainty is measured from the limit that decides, and of several classes from the second likeliest', () => {
  const at = (yes: number, threshold: number): number => uncertaintyOf({ ...candidate('', 0, yes), threshold });
  expect(at(0.2, 0.2)).toBe(1);
  expect(at(0.1, 0.2)).toBe(0.5);
  expect(at(1, 0.2)).toBe(0);
  const three = { prediction: 'a', probabilities: { a: 0.5, b: 0.4, c: 0.1 } };
  expect(uncertaintyOf({ output: three, threshold: null, positiveClass: null })).toBeCloseTo(0.9, 12);
  expect(uncertaintyOf({ output: { prediction: 4 }, threshold: null, positiveClass: null })).toBe(1);
});
