import { isNumericType } from '../../../column.ts';
import { outsideTraining } from '../../outside-training.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';
import { decidedAt, isTurned, type Probe } from '../probing.ts';

/**
 * A number written in another unit: either it lies outside what training saw, which is told beside the answer, or it does
 * not turn the answer. What is neither would mislead in silence.
 */
export const unitMixUp: Probe<'unitMixUp'> = {
  vary: ({ column, factor, rows }, { spec, records }) => {
    const feature = spec.features.find(({ name }) => name === column);
    if (feature === undefined || !isNumericType(feature.type)) return notApplicable('noColumn', column);
    const places = records
      .flatMap((record, place) => (typeof record[column] === 'number' && record[column] !== 0 ? [place] : []))
      .slice(0, rows);
    if (places.length === 0) return notApplicable('noRows', column);
    const changed = places.map((place) => ({ ...records[place], [column]: Number(records[place]?.[column]) * factor }));
    return [{ name: column, places, records: changed }];
  },
  judge: ({ column, limit }, sample, base, [tried]) => {
    if (tried === undefined) return notApplicable('noRows', column);
    const { variant, answers } = tried;
    const feature = sample.spec.features.filter(({ name }) => name === column);
    const isMarked = variant.records.map((record) => outsideTraining(feature, record).length > 0);
    // A model that fails on such a number tells nobody anything wrong.
    const noticed = variant.places.filter(
      (place, row) =>
        isMarked[row] === true ||
        !answers.ok ||
        !isTurned(sample, decidedAt(sample, base, place), decidedAt(sample, answers.value, row)),
    ).length;
    const n = variant.places.length;
    const measured = { name: 'noticed', of: column, value: noticed / n, low: null, high: null, n };
    return judged([holdAgainst(measured, { limit, side: 'atLeast' }, 'measured')]);
  },
};
