import { expect, test } from 'vitest';
import { newestFinding } from '../../../../renderer/screens/drift/days/day-findings.ts';
import { heatRowsOf, sinceFirstRecord } from '../../../../renderer/screens/drift/days/heat-rows.ts';
import type { ColumnStretch, LookMark, WatchedColumn, WatchedDays } from '../../../../shared/watched-days.ts';

const stretch = (n: number, effect: number | null): ColumnStretch => ({
  n,
  missing: 0,
  effect,
  mean: null,
  quantiles: null,
  shares: [],
});

const column = (name: string, stretches: readonly ColumnStretch[]): WatchedColumn => ({
  name,
  type: 'number',
  unit: null,
  values: [],
  reference: null,
  stretches: [...stretches],
});

const watched = (columns: readonly WatchedColumn[], looks: readonly LookMark[] = []): WatchedDays => ({
  modelRef: 'referral@1',
  sites: [{ site: 'Busiu', n: 80 }],
  stretches: [0, 40, 40].map((n, place) => ({ fromDay: 10 + 7 * place, untilDay: 16 + 7 * place, n })),
  columns: [...columns],
  looks: [...looks],
  versions: [],
});

const none = stretch(0, null);
const upper = (name: string) => name.toUpperCase();

test('what alarmed last stands first, then what is furthest from before, and what was not learned from is left out', () => {
  const days = watched(
    [
      column('note', [none, none, none]),
      column('age', [none, stretch(40, 0.1), stretch(40, 0.2)]),
      column('muac', [none, stretch(40, 0.6), stretch(40, 0)]),
      column('weight', [none, stretch(40, 0), stretch(40, 0.3)]),
      column('height', [none, stretch(40, 0.1), stretch(8, 2)]),
    ],
    [{ day: 25, drift: true, changed: [{ column: 'weight', site: 'Busiu', fromDay: 20 }] }],
  );

  const rows = heatRowsOf(days, upper);

  expect(rows.map(({ name }) => name)).toEqual(['weight', 'muac', 'age', 'height']);
  expect(rows[0]).toEqual({
    name: 'weight',
    words: 'WEIGHT',
    cells: [null, { effect: 0, n: 40, alarm: false }, { effect: 0.3, n: 40, alarm: true }],
  });
});

test('a square counts the values that are there', () => {
  const half = { ...stretch(40, 0.1), missing: 0.5 };
  expect(heatRowsOf(watched([column('age', [none, half, none])]), upper)[0]?.cells[1]).toMatchObject({ n: 20 });
});

test('stretches before the first record are not shown', () => {
  const shown = sinceFirstRecord(watched([column('age', [none, stretch(40, 0.1), stretch(40, 0.2)])]));
  expect(shown.stretches.map(({ fromDay }) => fromDay)).toEqual([17, 24]);
  expect(shown.columns[0]?.stretches).toHaveLength(2);
});

test('the newest look says what changed, at a site where it was one, or that nothing did', () => {
  const look = (changed: LookMark['changed']): LookMark => ({ day: 25, drift: changed.length > 0, changed });
  expect(newestFinding(watched([]))).toBeNull();
  expect(newestFinding(watched([], [look([])]))).toEqual({ key: 'drift.finding.none', values: { n: 80 } });
  expect(newestFinding(watched([], [look([{ column: 'age', site: null, fromDay: 20 }])]))?.key).toBe(
    'drift.finding.changed',
  );
  expect(newestFinding(watched([], [look([{ column: 'age', site: 'Busiu', fromDay: 20 }])]))).toEqual({
    key: 'drift.finding.changedAtSite',
    values: { column: 'age', site: 'Busiu', since: 20 },
  });
});
