import { describe, expect, it } from 'vitest';
import type { DriftColumn, DriftReport, SiteChange } from '../../../shared/drift.ts';
import { byEvidence, firstColumn } from '../../../renderer/name-change.ts';
import { chanceOf } from '../../../renderer/screens/drift/chance.ts';
import { onlyThere } from '../../../renderer/screens/drift/use-drift-facts.ts';

const site = (name: string, low: number, high: number) => ({ site: name, value: (low + high) / 2, low, high, n: 40 });
const change = {
  column: 'weight',
  site: 'Busiu',
  sites: [site('Busiu', 0.9, 1.3), site('Wanale', -0.2, 0.3)],
} as unknown as SiteChange;
const column = (name: string, drift: boolean, adjustedPValue: number) =>
  ({ name, drift, adjustedPValue }) as unknown as DriftColumn;
const report = (siteChange: SiteChange | null): DriftReport => ({
  n: 700,
  referenceN: 3_000,
  alpha: 0.05,
  drift: true,
  siteChange,
  columns: [column('age', false, 0.4), column('sex', true, 0.01), column('weight', false, 0.9)],
});

describe('a drift report', () => {
  it('puts the column that changed at one site before all others, then what alarms', () => {
    expect(byEvidence(report(change)).map(({ name }) => name)).toEqual(['weight', 'sex', 'age']);
    expect(firstColumn(report(null))).toBe('sex');
  });

  it('points to one instrument only where no other site differs', () => {
    expect(onlyThere(change)).toBe(true);
    expect(onlyThere({ ...change, sites: [...change.sites, site('Bufumbo', 0.1, 0.6)] })).toBe(false);
  });

  it.each([
    [0.9333, { key: 'ofHundred', number: 93 }],
    [0.01, { key: 'ofHundred', number: 1 }],
    [0.0042, { key: 'rarely', number: 240 }],
    [0.000001, { key: 'hardly', number: 100_000 }],
    [0, { key: 'hardly', number: 100_000 }],
  ])('counts a p-value of %s as people do', (pValue, chance) => {
    expect(chanceOf(pValue)).toEqual(chance);
  });
});
