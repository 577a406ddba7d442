import type { Firing, RetrainWhen } from '../../pipelines/retraining.ts';
import { wilsonInterval } from '../interval.ts';

type Answers = { readonly same: number; readonly of: number };

/** What is known of the version in use. */
export type VersionInUse = {
  readonly id: string;
  readonly ref: string;
  /** Whether drift was found in its newest windows that were looked at, the newest first. */
  readonly verdicts: readonly boolean[];
  /** Answers given before and after its prediction was seen. */
  readonly blind: Answers;
  readonly shown: Answers;
};

/** A trigger that has come true, before it has an id; `key` is what the id follows from. */
export type DueFiring = Omit<Firing, 'id'> & { readonly key: string };

/**
 * The triggers that have come true for a version in use. Drift and a broken bound fire once for a version, answers at
 * each multiple of their number. The bound is held against the upper end of Wilson's interval; where answers given
 * before seeing the prediction are too few, all count: seeing it makes people agree, so a bound that is broken all the
 * same is broken.
 */
export function judgeRetraining(when: RetrainWhen, version: VersionInUse): readonly DueFiring[] {
  const due: DueFiring[] = [];
  const add = (trigger: Firing['trigger'], round: number, evidence: Firing['evidence']): void => {
    due.push({ key: `${version.id} ${trigger} ${round}`, modelRef: version.ref, trigger, evidence });
  };
  const { drift, accuracy, answers } = when;
  const all = { same: version.blind.same + version.shown.same, of: version.blind.of + version.shown.of };
  if (drift !== undefined) {
    const newest = version.verdicts.slice(0, drift.windows);
    if (newest.length === drift.windows && newest.every(Boolean)) add('drift', 1, { windows: drift.windows });
  }
  if (accuracy !== undefined) {
    const counted = version.blind.of >= accuracy.answers ? version.blind : all;
    const right = counted.of >= accuracy.answers ? wilsonInterval(counted.same, counted.of) : null;
    if (right !== null && right.high < accuracy.below) {
      add('accuracy', 1, { answers: counted.of, right: right.value, atMost: right.high });
    }
  }
  if (answers !== undefined && all.of >= answers) add('answers', Math.floor(all.of / answers), { answers: all.of });
  return due;
}
