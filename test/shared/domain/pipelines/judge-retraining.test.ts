import { expect, test } from 'vitest';
import { judgeRetraining, type VersionInUse } from '../../../../shared/domain/pipelines/judge-retraining.ts';

const version = (known: Partial<VersionInUse>): VersionInUse => ({
  id: 'v',
  ref: 'referral@3',
  verdicts: [],
  blind: { same: 0, of: 0 },
  shown: { same: 0, of: 0 },
  ...known,
});
const fired = (...args: Parameters<typeof judgeRetraining>) => judgeRetraining(...args).map(({ key }) => key);

test('drift fires when the newest windows have all drifted, and not before there are as many', () => {
  const when = { model: 'referral', drift: { windows: 3 } };

  expect(fired(when, version({ verdicts: [true, true] }))).toEqual([]);
  expect(fired(when, version({ verdicts: [true, false, true] }))).toEqual([]);
  expect(fired(when, version({ verdicts: [true, true, true, false] }))).toEqual(['v drift 1']);
});

test('the bound fires only where the answers show that it is surely broken, blind ones first', () => {
  const when = { model: 'referral', accuracy: { below: 0.8, answers: 50 } };

  expect(fired(when, version({ shown: { same: 10, of: 49 } }))).toEqual([]);
  expect(fired(when, version({ shown: { same: 38, of: 50 } }))).toEqual([]);
  expect(fired(when, version({ shown: { same: 30, of: 50 } }))).toEqual(['v accuracy 1']);
  expect(fired(when, version({ blind: { same: 49, of: 50 }, shown: { same: 0, of: 500 } }))).toEqual([]);
});

test('answers fire at each multiple of their number', () => {
  const when = { model: 'referral', answers: 100 };

  expect(fired(when, version({ shown: { same: 90, of: 99 } }))).toEqual([]);
  expect(fired(when, version({ shown: { same: 90, of: 120 } }))).toEqual(['v answers 1']);
  expect(fired(when, version({ blind: { same: 9, of: 90 }, shown: { same: 90, of: 120 } }))).toEqual(['v answers 2']);
});
