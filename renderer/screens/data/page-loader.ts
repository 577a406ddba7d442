import type { Cell } from '../../../shared/column.ts';
import type { AppError, Result } from '../../../shared/result.ts';

/** Rows asked for at once. */
export const PAGE_ROWS = 100;
/** Asked for at the same time: the page in view and the one beside it. */
const ASKED_AT_ONCE = 2;
/** Pages around what is looked at that stay in memory: going back a little asks nothing. */
const PAGES_KEPT = 40;

export type PageRows = readonly (readonly Cell[])[];

type PageLoaderOptions = {
  readonly load: (page: number, signal: AbortSignal) => Promise<Result<PageRows>>;
  /** Called when rows have come or could not be read. */
  readonly onChange: () => void;
};

export type PageLoader = {
  /** Says which rows are in view, `last` not included; what is no longer wanted is taken back. */
  readonly look: (first: number, last: number) => void;
  /** Null while the row is on its way. */
  readonly cellsAt: (row: number) => readonly Cell[] | null;
  readonly error: () => AppError | null;
  /** Asks again after a failure. */
  readonly again: () => void;
};

/** Holds the pages near what a person looks at. Of a quick scroll only the page where it ends is waited for. */
export function createPageLoader({ load, onChange }: PageLoaderOptions): PageLoader {
  const kept = new Map<number, PageRows>();
  const asked = new Map<number, AbortController>();
  let wanted: readonly number[] = [];
  let error: AppError | null = null;

  const askNext = () => {
    if (error !== null) return;
    for (const page of wanted) if (asked.size < ASKED_AT_ONCE && !kept.has(page) && !asked.has(page)) void ask(page);
  };
  const ask = async (page: number) => {
    const abort = new AbortController();
    asked.set(page, abort);
    const result = await load(page, abort.signal);
    asked.delete(page);
    if (result.ok) keep(page, result.value);
    else if (!abort.signal.aborted) error = result.error;
    onChange();
    askNext();
  };
  const keep = (page: number, rows: PageRows) => {
    kept.set(page, rows);
    const middle = wanted[0] ?? page;
    for (const far of farthest([...kept.keys()], middle, kept.size - PAGES_KEPT)) kept.delete(far);
  };

  return {
    look: (first, last) => {
      wanted = pagesOf(first, last);
      for (const [page, abort] of asked) if (!wanted.includes(page)) abort.abort();
      askNext();
    },
    cellsAt: (row) => kept.get(Math.floor(row / PAGE_ROWS))?.[row % PAGE_ROWS] ?? null,
    error: () => error,
    again: () => {
      error = null;
      onChange();
      askNext();
    },
  };
}

function pagesOf(first: number, last: number): readonly number[] {
  if (last <= first) return [];
  const from = Math.floor(first / PAGE_ROWS);
  return Array.from({ length: Math.floor((last - 1) / PAGE_ROWS) - from + 1 }, (_, index) => from + index);
}

const farthest = (pages: readonly number[], middle: number, count: number): readonly number[] =>
  count <= 0 ? [] : pages.toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle)).slice(0, count);
