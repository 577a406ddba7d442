import { describe, expect, it } from 'vitest';
import { besideEachOther, sinceLast } from '../../../../renderer/screens/subject/compare/compare.ts';

describe('two beside each other', () => {
  it('tells what is equal from what differs, and says nothing of what one of them lacks', () => {
    const rows = besideEachOther(
      ['name', 'sex', 'born', 'site', 'note', 'sex'],
      { name: 'grace nakato ', sex: 'female', born: '2024-03-01', site: '' },
      { name: 'Grace Nakato', sex: 'male', site: 'Busiu' },
    );

    expect(rows.map(({ column, isEqual }) => [column, isEqual])).toEqual([
      ['name', true],
      ['sex', false],
      ['born', null],
      ['site', null],
    ]);
    expect(rows.at(-1)).toMatchObject({ one: null, other: 'Busiu' });
  });

  it('does not judge numbers, which change from visit to visit', () => {
    expect(besideEachOther(['age'], { age: 14 }, { age: 13 })).toEqual([
      { column: 'age', one: 14, other: 13, isEqual: null },
    ]);
  });
});

describe('since the last visit', () => {
  it('is the plain difference, with the decimals that were measured', () => {
    expect(
      sinceLast(['weight', 'muac', 'age'], { weight: 7.1, muac: 12, age: 13 }, { weight: 7.4, muac: 11.85 }),
    ).toEqual([
      { column: 'weight', last: 7.1, now: 7.4, difference: 0.3 },
      { column: 'muac', last: 12, now: 11.85, difference: -0.15 },
      { column: 'age', last: 13, now: null, difference: null },
    ]);
  });

  it('leaves out what the last visit did not measure', () => {
    expect(sinceLast(['weight', 'sex'], { weight: null, sex: 'male' }, { weight: 7 })).toEqual([]);
  });
});
