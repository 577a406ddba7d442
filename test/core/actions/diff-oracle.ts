import type { Cell, Column } from '../../../shared/column.ts';

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] };

export type Counts = {
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly cells: Readonly<Record<string, number>>;
  /** `duplicateKey before`: rows. */
  readonly problems: Readonly<Record<string, number>>;
};

/** What differs by key, as slowly and plainly as it can be said. Rows whose key is missing or not alone are set aside. */
export function diffByHand(before: Table, after: Table, key: readonly string[], compared: readonly string[]): Counts {
  const [was, is] = [groupByKey(before, key), groupByKey(after, key)];
  const counts = { added: 0, removed: 0, changed: 0, unchanged: 0 };
  const cells: Record<string, number> = {};
  const problems: Record<string, number> = {};
  const note = (what: string, rows: number): void => {
    if (rows > 0) problems[what] = (problems[what] ?? 0) + rows;
  };
  note('missingKey before', was.missing);
  note('missingKey after', is.missing);
  for (const name of new Set([...was.rows.keys(), ...is.rows.keys()])) {
    const [old, now] = [was.rows.get(name) ?? [], is.rows.get(name) ?? []];
    if (old.length > 1 || now.length > 1) {
      note('duplicateKey before', old.length);
      note('duplicateKey after', now.length);
    } else if (now.length === 0) counts.removed++;
    else if (old.length === 0) counts.added++;
    else {
      const changed = compared.filter((column) => old[0]?.[column] !== now[0]?.[column]);
      for (const column of changed) cells[column] = (cells[column] ?? 0) + 1;
      if (changed.length > 0) counts.changed++;
      else counts.unchanged++;
    }
  }
  return { ...counts, cells, problems };
}

type Named = Readonly<Record<string, Cell>>;

function groupByKey({ columns, rows }: Table, key: readonly string[]) {
  const groups = new Map<string, Named[]>();
  let missing = 0;
  for (const row of rows) {
    const named = Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? null]));
    if (key.some((name) => named[name] === null)) missing++;
    else {
      const text = JSON.stringify(key.map((name) => named[name]));
      groups.set(text, [...(groups.get(text) ?? []), named]);
    }
  }
  return { rows: groups, missing };
}

/** Rows as a bag over some columns: how many more there are after, how many fewer, and how many stayed. */
export function diffBags(before: Table, after: Table, columns: readonly string[]) {
  const bagOf = (table: Table): Map<string, number> => {
    const bag = new Map<string, number>();
    for (const row of table.rows) {
      const places = columns.map((name) => table.columns.findIndex((column) => column.name === name));
      const text = JSON.stringify(places.map((place) => row[place] ?? null));
      bag.set(text, (bag.get(text) ?? 0) + 1);
    }
    return bag;
  };
  const [was, is] = [bagOf(before), bagOf(after)];
  let [added, removed, unchanged] = [0, 0, 0];
  for (const text of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(text) ?? 0, is.get(text) ?? 0];
    added += Math.max(0, now - old);
    removed += Math.max(0, old - now);
    unchanged += Math.min(old, now);
  }
  return { added, removed, unchanged };
}
