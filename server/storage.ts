export type Row = Readonly<Record<string, unknown>>;
export type Bound = string | number | null;

/** One SQL text for both engines: numbered parameters, integer and double columns only (no bigint to convert). */
export interface Queries {
  all(sql: string, ...bound: readonly Bound[]): Promise<readonly Row[]>;
}

export interface Storage extends Queries {
  /** Everything inside is committed together, or nothing is. */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
