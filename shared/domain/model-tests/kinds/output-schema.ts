import type { TestOutcome } from '../../../test-report.ts';
import { failed, holdAgainst, judged, notApplicable } from '../outcome.ts';
import type { Probe, Sample, SampleAnswers } from '../probing.ts';

/** How far probabilities of one record may be from 1 in sum: what float32 and a table of trees leave. */
const SUM_ERROR = 1e-3;

/** The sample as it is: answers that no reader of the model's description could take are found before anybody uses them. */
export const outputSchema: Probe<'outputSchema'> = {
  vary: (_, { records }) =>
    records.length === 0
      ? notApplicable('noRows')
      : [{ name: 'asTheyAre', places: records.map((_record, place) => place), records }],
  judge: (_, sample, _base, [tried]): TestOutcome => {
    if (tried === undefined) return notApplicable('noRows');
    if (!tried.answers.ok) return failed('modelFailed', tried.answers.error.message);
    const wrong = countWrong(sample, tried.answers.value);
    const n = sample.records.length;
    const measured = { name: 'fitting', of: null, value: (n - wrong) / n, low: null, high: null, n };
    return judged([holdAgainst(measured, { limit: 1, side: 'atLeast' }, 'measured')]);
  },
};

/** Records answered with what is no number, no probability, or probabilities that are not 1 in sum. */
function countWrong({ spec, records }: Sample, { probabilities, values }: SampleAnswers): number {
  if (probabilities === null) return records.filter((_, row) => !Number.isFinite(values?.[row])).length;
  const width = spec.classes.length;
  return records.filter((_, row) => {
    const ofRow = probabilities.subarray(row * width, (row + 1) * width);
    const sum = ofRow.reduce((all, each) => all + each, 0);
    const isShare = (each: number): boolean => each >= -SUM_ERROR && each <= 1 + SUM_ERROR;
    return !(ofRow.length === width && ofRow.every(isShare) && Math.abs(sum - 1) <= SUM_ERROR);
  }).length;
}
