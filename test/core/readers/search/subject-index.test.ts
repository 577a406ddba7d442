import { describe, expect, test } from 'vitest';
import { SubjectIndex } from '../../../../electron/core/readers/search/subject-index.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { nameOf } from '../../../bench/clinic.ts';
import { compareWithAll } from './oracle.ts';
import { SLIPS, SPELLINGS, withSlip } from './slips.ts';

/** An index of people with these names, the first at place 1; codes are told apart from names by their digits. */
function indexOf(names: readonly string[]): SubjectIndex {
  const index = new SubjectIndex();
  names.forEach((name, at) => {
    index.setNames(index.add(at + 1, `KAS-${String(at).padStart(5, '0')}`), [name]);
  });
  return index;
}

const foundPlaces = (index: SubjectIndex, text: string, limit = 10): readonly number[] =>
  index.find(text, null, limit).map(({ place }) => place);

describe('among 1,500 people of similar names', () => {
  const random = createRandom(7);
  const names = Array.from({ length: 1_500 }, () => nameOf(random));
  const index = indexOf(names);

  test.each(SLIPS)('a name with a letter %s brings up exactly those that comparing with everybody does', (slip) => {
    for (let asked = 0; asked < 5; asked += 1) {
      const query = withSlip(names[random.int(names.length)] ?? '', slip, random);
      const hits = index.find(query, null, 20);

      const all = compareWithAll(query, names);
      const best = all
        .toSorted((one, other) => other - one)
        .slice(0, 20)
        .filter((score) => score >= 0.5);
      expect(hits.map(({ score }) => score.toFixed(5))).toEqual(best.map((score) => score.toFixed(5)));
      for (const { place, score } of hits) expect(score).toBeCloseTo(all[place - 1] ?? 0, 6);
    }
  });

  test.each(SLIPS)('somebody whose name is typed with a letter %s is among the first ten', (slip) => {
    const asked = Array.from({ length: 100 }, () => random.int(names.length));
    const missed = asked.filter((at) => !foundPlaces(index, withSlip(names[at] ?? '', slip, random)).includes(at + 1));
    expect(missed.length).toBeLessThanOrEqual(2); // where one letter makes another person's name of it
  });
});

test('every spelling of a name finds every other, in the midst of others', () => {
  const random = createRandom(3);
  const others = Array.from({ length: 500 }, () => nameOf(random));
  for (const spellings of SPELLINGS) {
    const index = indexOf([...others, ...spellings.map((spelling) => `${spelling} kyomuhendo`)]);
    for (const spelling of spellings) {
      expect(foundPlaces(index, `${spelling} kyomuhendo`, spellings.length).toSorted((a, b) => a - b)).toEqual(
        spellings.map((_, at) => others.length + at + 1),
      );
    }
  }
});

describe('a single search', () => {
  const index = indexOf(['Grace Nakato', 'Mohammed Okello', 'José Ñandú', 'Grace Achieng Odhiambo']);

  test('takes the words in any order, and the last one as a beginning', () => {
    expect(foundPlaces(index, 'nakato grace')).toEqual([1, 4]);
    expect(foundPlaces(index, 'nakato gr')).toEqual([1]);
    expect(foundPlaces(index, 'Okello Mohammed')).toEqual([2]);
  });

  test('finds a name in another alphabet and without its marks', () => {
    expect(foundPlaces(index, 'محمد')).toEqual([2]);
    expect(foundPlaces(index, 'jose nandu')).toEqual([3]);
  });

  test('puts an exact code before its neighbours, and lets a long code hold a slip', () => {
    expect(foundPlaces(index, 'kas 00002')).toEqual([3]);
    expect(foundPlaces(index, 'KSA-00002')[0]).toBe(3);
    expect(foundPlaces(index, 'kas')).toHaveLength(4);
  });

  test('finds nobody for what nobody is called, and for nothing', () => {
    expect(foundPlaces(index, 'Wilhelmine')).toEqual([]);
    expect(foundPlaces(index, '—')).toEqual([]);
  });

  test('knows of no former name, and keeps the other subjects that have it', () => {
    const renamed = indexOf(['Grace Nakato', 'Grace Nakato']);
    renamed.setNames(renamed.add(1, 'KAS-00000'), ['Grace Nabirye']);
    expect(foundPlaces(renamed, 'nakato')).toEqual([2]);
    expect(foundPlaces(renamed, 'nabirye')).toEqual([1]);
  });

  test('of several names says which is the most alike', () => {
    const household = new SubjectIndex();
    household.setNames(household.add(9, 'P-1'), ['Amina Kato', '+256 772 123456', 'Sarah Auma']);
    expect(household.similar('', ['Sara Auma'], null, 5)).toMatchObject([{ place: 9, name: { at: 2 } }]);
    expect(household.similar('', ['Peter Obi'], null, 5)).toEqual([]);
  });

  test('compares words of more letters than a number has bits', () => {
    const long = 'ramanantsoaradiniharisoanirinafinaritra';
    const malagasy = indexOf([long, 'ramanantsoa']);
    expect(foundPlaces(malagasy, `${long.slice(0, 20)}x${long.slice(20)}`)[0]).toBe(1);
  });
});
