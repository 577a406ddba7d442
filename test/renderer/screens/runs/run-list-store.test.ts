import { beforeEach, expect, test } from 'vitest';
import {
  askedOf,
  narrow,
  showEverything,
  toggleChosen,
  toggleOrder,
  turnTo,
  useRunList,
} from '../../../../renderer/screens/runs/list/run-list-store.ts';

const first = useRunList.getState();
beforeEach(() => useRunList.setState(first));

const asked = () => askedOf(useRunList.getState(), 100 * 86_400_000);

test('a list that nobody narrowed asks for the first page and nothing else', () => {
  expect(asked()).toEqual({ firstRow: 0, rows: 100 });
});

test('what narrows is asked for, days counted back from now, and the first page is turned to', () => {
  turnTo(3);
  narrow({ search: ' referral ', status: 'failed', days: '7' });

  expect(asked()).toEqual({
    search: 'referral',
    status: 'failed',
    startedFromMs: 93 * 86_400_000,
    firstRow: 0,
    rows: 100,
  });
  showEverything();
  expect(asked()).toEqual({ firstRow: 0, rows: 100 });
});

test('few false alarms first is much specificity first', () => {
  toggleOrder('falseAlarms');

  expect(asked()).toMatchObject({ order: 'specificity', ascending: false });
  toggleOrder('falseAlarms');
  expect(asked()).toMatchObject({ order: 'specificity', ascending: true });
});

test('a figure of which more is better begins with the best, and a third click gives the usual order back', () => {
  toggleOrder('auc');
  expect(asked()).toMatchObject({ order: 'auc', ascending: false });
  toggleOrder('auc');
  expect(asked()).toMatchObject({ order: 'auc', ascending: true });
  toggleOrder('auc');
  expect(asked()).toEqual({ firstRow: 0, rows: 100 });
});

test('four runs are chosen at most: a fifth takes the place of the first', () => {
  for (const id of ['a', 'b', 'c', 'd', 'e']) toggleChosen(id);

  expect([...useRunList.getState().chosen]).toEqual(['b', 'c', 'd', 'e']);
  toggleChosen('c');
  expect([...useRunList.getState().chosen]).toEqual(['b', 'd', 'e']);
});
