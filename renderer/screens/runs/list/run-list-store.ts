import { create } from 'zustand';
import type { Input } from '../../../../shared/calls.ts';
import type { RunOrder } from '../../../../shared/run.ts';
import { nextSorting, type Sorting } from '../../../ui/layout/use-sorting.ts';

export const RUNS_ON_A_PAGE = 100;
/** More than these are no comparison any more. */
export const MOST_COMPARED = 4;

/** What the list is narrowed to; an empty text narrows nothing. */
export type Narrowing = {
  readonly search: string;
  readonly target: string;
  readonly algorithm: string;
  readonly status: string;
  readonly dataset: string;
  /** Started within so many days; empty for any time. */
  readonly days: '' | '7' | '30' | '365';
};

type RunListState = {
  readonly narrowing: Narrowing;
  readonly sorting: Sorting | null;
  readonly page: number;
  readonly chosen: ReadonlySet<string>;
};

const everything: Narrowing = { search: '', target: '', algorithm: '', status: '', dataset: '', days: '' };

/** Kept while other pages are open: whoever looks into a run comes back to where they were. */
export const useRunList = create<RunListState>(() => ({
  narrowing: everything,
  sorting: null,
  page: 0,
  chosen: new Set(),
}));

export const narrow = (change: Partial<Narrowing>): void =>
  useRunList.setState(({ narrowing }) => ({ narrowing: { ...narrowing, ...change }, page: 0 }));

export const showEverything = (): void => useRunList.setState({ narrowing: everything, page: 0 });

export const isNarrowed = (narrowing: Narrowing): boolean => Object.values(narrowing).some((text) => text !== '');

/** Figures of which more is better, and times: the best or newest first. */
const FALLING_FIRST: ReadonlySet<string> = new Set(['auc', 'sensitivity', 'when']);

const turned = { ascending: 'descending', descending: 'ascending' } as const;
const turn = (sorting: Sorting | null): Sorting | null =>
  sorting && { ...sorting, direction: turned[sorting.direction] };

/** First click from the best or the beginning, second the other way, third as given. */
export const toggleOrder = (key: string): void =>
  useRunList.setState(({ sorting }) => ({
    sorting: FALLING_FIRST.has(key) ? turn(nextSorting(turn(sorting), key)) : nextSorting(sorting, key),
    page: 0,
  }));

export const turnTo = (page: number): void => useRunList.setState({ page });

/** Chooses a run for comparing, or gives it back; of too many the one that was chosen first is given back. */
export function toggleChosen(id: string): void {
  useRunList.setState(({ chosen }) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    const [first] = next;
    if (next.size > MOST_COMPARED && first !== undefined) next.delete(first);
    return { chosen: next };
  });
}

const MS_PER_DAY = 86_400_000;

/** The columns of the table by what core sorts by. Few false alarms are much specificity. */
const orders: Readonly<Record<string, RunOrder>> = {
  name: 'name',
  data: 'data',
  auc: 'auc',
  sensitivity: 'sensitivity',
  falseAlarms: 'specificity',
  when: 'started',
};

/** What core is asked for; days count back from `nowMs`. */
export function askedOf({ narrowing, sorting, page }: RunListState, nowMs: number): Input<'run.list'> {
  const { days, search, ...equal } = narrowing;
  const given = Object.entries({ ...equal, search: search.trim() }).filter(([, text]) => text !== '');
  const isRising = sorting?.direction === 'ascending';
  return {
    ...Object.fromEntries(given),
    ...(days === '' ? {} : { startedFromMs: nowMs - Number(days) * MS_PER_DAY }),
    ...(sorting === null
      ? {}
      : { order: orders[sorting.key] ?? 'started', ascending: sorting.key === 'falseAlarms' ? !isRising : isRising }),
    firstRow: page * RUNS_ON_A_PAGE,
    rows: RUNS_ON_A_PAGE,
  };
}
