import type { Cell } from '../../../shared/column.ts';
import type { AppError, Result } from '../../../shared/result.ts';

/** Rows that are kept or forgotten together. */
export const PAGE_ROWS = 100;
/** Asked for with one question: the pages in view lie side by side, and what they are read from mostly is the same. */
const PAGES_AT_ONCE = 4;
/** Under way at the same time: what is in view, and what was a moment ago and has been taken back. */
const ASKED_AT_ONCE = 2;
/** Pages around what is looked at that stay in memory: going back a little asks nothing. */
const PAGES_KEPT = 40;

export type PageRows = readonly (readonly Cell[])[];

/** Pages side by side, `last` not included. */
export type PageRun = { readonly first: number; readonly last: number };

type PageLoaderOptions = {
  readonly load: (pages: PageRun, signal: AbortSignal) => Promise<Result<PageRows>>;
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
  const asked = new Map<PageRun, AbortController>();
  let wanted: readonly number[] = [];
  let error: AppError | null = null;

  const isUnderWay = (page: number): boolean =>
    [...asked].some(([{ first, last }, { signal }]) => page >= first && page < last && !signal.aborted);
  const askNext = () => {
    if (error !== null) return;
    const lacking = wanted.filter((page) => !kept.has(page) && !isUnderWay(page));
    for (const run of runsOf(lacking)) if (asked.size < ASKED_AT_ONCE) void ask(run);
  };
  const ask = async (run: PageRun) => {
    const abort = new AbortController();
    asked.set(run, abort);
    const result = await load(run, abort.signal);
    asked.delete(run);
    if (result.ok) keepRun(run, result.value);
    else if (!abort.signal.aborted) error = result.error;
    onChange();
    askNext();
  };
  const keepRun = ({ first, last }: PageRun, rows: PageRows) => {
    for (let page = first; page < last; page++) {
      keep(page, rows.slice((page - first) * PAGE_ROWS, (page - first + 1) * PAGE_ROWS));
    }
  };
  const keep = (page: number, rows: PageRows) => {
    kept.set(page, rows);
    const middle = wanted[0] ?? page;
    for (const far of farthest([...kept.keys()], middle, kept.size - PAGES_KEPT)) kept.delete(far);
  };

  return {
    look: (first, last) => {
      wanted = pagesOf(first, last);
      for (const [{ first: from, last: to }, abort] of asked) {
        if (!wanted.some((page) => page >= from && page < to)) abort.abort();
      }
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

function runsOf(pages: readonly number[]): readonly PageRun[] {
  const runs: PageRun[] = [];
  for (const page of pages) {
    const before = runs.at(-1);
    const goesOn = before?.last === page && page - before.first < PAGES_AT_ONCE;
    if (goesOn) runs[runs.length - 1] = { first: before.first, last: page + 1 };
    else runs.push({ first: page, last: page + 1 });
  }
  return runs;
}

const farthest = (pages: readonly number[], middle: number, count: number): readonly number[] =>
  count <= 0 ? [] : pages.toSorted((a, b) => Math.abs(b - middle) - Math.abs(a - middle)).slice(0, count);
