import { createRandom } from '../../random.ts';
import { failed, holdAgainst, judged, notApplicable } from '../outcome.ts';
import { decidedAt, isTurned, type Probe } from '../probing.ts';

/** The same suite tries the same changes on every laptop. */
const SEED = 1;

/**
 * "Changing the name must not change the result": the column's cells change places among the records, and the share
 * whose answer turns is counted among those whose cell did change (metamorphic testing: Chen, Cheung and Yiu 1998;
 * invariance tests: Ribeiro et al. 2020).
 */
export const invariance: Probe<'invariance'> = {
  vary: ({ column, rows }, { spec, records }) => {
    if (!spec.features.some(({ name }) => name === column)) return [];
    const sample = records.slice(0, rows);
    const random = createRandom(SEED).fork(column);
    const cells = sample.map((record) => record[column] ?? null);
    for (let last = cells.length - 1; last > 0; last -= 1) {
      const drawn = random.int(last + 1);
      [cells[last], cells[drawn]] = [cells[drawn] ?? null, cells[last] ?? null];
    }
    const places = sample.flatMap((record, place) => ((record[column] ?? null) === cells[place] ? [] : [place]));
    if (places.length === 0) return notApplicable(sample.length === 0 ? 'noRows' : 'tooFewRows', column);
    return [{ name: column, places, records: places.map((at) => ({ ...sample[at], [column]: cells[at] ?? null })) }];
  },
  judge: ({ column, limit }, sample, base, [tried]) => {
    const unread = { name: 'turned', of: column, value: 0, low: null, high: null, n: sample.records.length };
    if (tried === undefined) return judged([holdAgainst(unread, { limit, side: 'atMost' }, 'measured')]);
    const { variant, answers } = tried;
    if (!answers.ok) return failed('modelFailed', answers.error.message);
    const turned = variant.places.filter((place, row) =>
      isTurned(sample, decidedAt(sample, base, place), decidedAt(sample, answers.value, row)),
    ).length;
    const n = variant.places.length;
    const measured = { name: 'turned', of: column, value: turned / n, low: null, high: null, n };
    return judged([holdAgainst(measured, { limit, side: 'atMost' }, 'measured')]);
  },
};
