import type { TestOf } from '../../../model-tests.ts';
import type { TestOutcome } from '../../../test-report.ts';
import { pickRows } from '../../judging/judged-rows.ts';
import type { Evidence } from '../evidence.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';
import { pairedGainOf } from '../paired-gain-of.ts';

/** Against the version in use on the same rows, decided on the lower bound of the gain. */
export function testChampion(test: TestOf<'champion'>, evidence: Evidence): TestOutcome {
  const { champion, unitOf } = evidence;
  if ('because' in champion) return notApplicable(champion.because);
  const { places } = champion;
  if (places.length < test.leastRows) return notApplicable('tooFewRows', String(places.length));
  const units = unitOf === null ? null : places.map((place) => unitOf[place] as number); // places are the evidence's own
  const mine = pickRows(evidence.judged, places);
  const gain = pairedGainOf(mine, champion.judged, test.metric, units, evidence.random.fork(test.id));
  if (gain === null) return notApplicable('notOfThisTask', test.metric);
  const measured = { name: 'gain', of: test.metric, ...gain, n: places.length };
  return judged([holdAgainst(measured, { limit: test.leastGain, side: 'atLeast' }, 'surely')]);
}
