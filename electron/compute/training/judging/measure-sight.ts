import type { Random } from '../../../../shared/domain/random.ts';
import type { SightFigures } from '../../../../shared/evaluation.ts';
import type { Sight } from '../read-sight.ts';
import { type JudgedRows, metricsOf, pickRows, placesWhere } from '../../../../shared/domain/judging/judged-rows.ts';
import { measureIntervals } from '../../../../shared/domain/judging/measure-intervals.ts';

/**
 * Held-out rows whose labels were given blind, and those given with a prediction in sight, each for itself: the latter
 * agree with the model that was seen, and praise the next one for the same mistakes. Empty where nobody says which are.
 */
export function measureSight(
  sight: Sight | null,
  rows: Int32Array,
  judged: JudgedRows,
  unitOf: Int32Array | null,
  random: Random,
): SightFigures[] {
  if (sight === null) return [];
  return (['blind', 'shown'] as const).flatMap((given) => {
    const places = placesWhere(rows.length, (place) => sight[rows[place] as number] === (given === 'shown' ? 1 : 0)); // in range
    if (places.length === 0) return [];
    const picked = pickRows(judged, places);
    const units = unitOf === null ? null : places.map((place) => unitOf[place] as number); // as above
    const intervals = measureIntervals(picked, units, random.fork(given));
    return [{ given, n: places.length, metrics: metricsOf(picked), intervals }];
  });
}
