import { describe, expect, it } from 'vitest';
import { ruleTape } from '../../../../renderer/screens/capture/page/rule-tape.ts';
import { differencesOf } from '../../../../renderer/screens/capture/saved/fork.ts';

describe('a fork', () => {
  it('differs where its events say different values; no value, an empty text and no column are the same', () => {
    const events = [
      { id: 'e1', values: { weight_kg: 7.4, sex: 'female', remark: '' } },
      { id: 'e2', values: { weight_kg: 7.9, sex: 'female', photo: null } },
    ];
    expect(differencesOf(events)).toEqual([
      {
        column: 'weight_kg',
        says: [
          { eventId: 'e1', value: 7.4 },
          { eventId: 'e2', value: 7.9 },
        ],
      },
    ]);
  });
});

describe('the tape of the written rule', () => {
  const rule = { column: 'muac_cm', operator: '<', value: 11.5, answer: 'yes', otherwise: 'no' } as const;
  const muac = { name: 'muac_cm', range: { min: 6, max: 26 } };

  it('spans what may be answered, with the rule limit between what it finds and what not', () => {
    expect(ruleTape(muac, rule, '11.2')).toEqual({
      min: 6,
      max: 26,
      labels: 2,
      step: 0.4,
      limits: [11.5],
      value: 11.2,
      bands: [
        { from: 6, to: 11.5, kind: 'stop' },
        { from: 11.5, to: 26, kind: 'good' },
      ],
    });
  });

  it('shows no value off its scale, and is not drawn for another question or without a whole range', () => {
    expect(ruleTape(muac, rule, '112')).not.toHaveProperty('value');
    expect(ruleTape({ ...muac, name: 'weight_kg' }, rule, '7')).toBeNull();
    expect(ruleTape({ ...muac, range: { min: 6 } }, rule, '7')).toBeNull();
  });
});
