import { isNumericType } from '../../../column.ts';
import type { TestOf } from '../../../model-tests.ts';
import { failed, holdAgainst, judged, notApplicable } from '../outcome.ts';
import type { Probe, Sample, SampleAnswers } from '../probing.ts';

/** Rounding of float32 is no movement. */
const MOVED = 1e-6;

/** "More weight never raises the risk of wasting": the share of records whose answer moves the wrong way. */
export const directional: Probe<'directional'> = {
  vary: ({ column, change, rows }, { spec, records }) => {
    const feature = spec.features.find(({ name }) => name === column);
    if (feature === undefined || !isNumericType(feature.type)) return notApplicable('noColumn', column);
    const places = records
      .flatMap((record, place) => (typeof record[column] === 'number' ? [place] : []))
      .slice(0, rows);
    if (places.length === 0) return notApplicable('noRows', column);
    const changed = places.map((place) => ({ ...records[place], [column]: Number(records[place]?.[column]) + change }));
    return [{ name: column, places, records: changed }];
  },
  judge: (test, sample, base, [tried]) => {
    const answer = watched(test, sample);
    if (answer === null) return notApplicable('otherAnswers', test.answer ?? null);
    if (tried === undefined) return notApplicable('noRows', test.column);
    const { variant, answers } = tried;
    if (!answers.ok) return failed('modelFailed', answers.error.message);
    const wrong = variant.places.filter((place, row) => {
      const [before, after] = [said(sample, base, place, answer), said(sample, answers.value, row, answer)];
      const moved = test.never === 'raises' ? after - before : before - after;
      return !(moved <= MOVED * Math.max(1, Math.abs(before)));
    }).length;
    const n = variant.places.length;
    const measured = { name: 'wrongWay', of: test.column, value: wrong / n, low: null, high: null, n };
    return judged([holdAgainst(measured, { limit: test.limit, side: 'atMost' }, 'measured')]);
  },
};

/** The place of the class whose probability is watched; 0 for a number. Null where the model has no such class. */
function watched({ answer }: TestOf<'directional'>, { spec }: Sample): number | null {
  if (spec.task === 'regression') return 0;
  const place = spec.classes.indexOf(answer ?? spec.positiveClass ?? '');
  return place === -1 ? null : place;
}

function said({ spec }: Sample, { probabilities, values }: SampleAnswers, row: number, place: number): number {
  if (probabilities === null) return values?.[row] ?? Number.NaN;
  return probabilities[row * spec.classes.length + place] ?? Number.NaN;
}
