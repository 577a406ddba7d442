import type { TestOutcome } from '../../../test-report.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

/** How what the model is fed of records compares with what it is fed of the same stored rows. */
export type ComparedFeeds = {
  readonly records: number;
  readonly differing: number;
  /** A column in which they differ, with both values in words; null where none does. */
  readonly example: string | null;
};

/** What training was fed of a row and what the deployment feeds of the same record are the same, number by number. */
export function testTrainServeSkew({ records, differing, example }: ComparedFeeds): TestOutcome {
  if (records === 0) return notApplicable('noRows');
  const measured = { name: 'fedOtherwise', of: null, value: differing / records, low: null, high: null, n: records };
  return { ...judged([holdAgainst(measured, { limit: 0, side: 'atMost' }, 'measured')]), detail: example };
}
