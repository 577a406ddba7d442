import type { ColumnChunk } from '../../column.ts';
import type { TestReason } from '../../test-report.ts';
import type { JudgedRows } from '../judging/judged-rows.ts';
import type { Random } from '../random.ts';

/** Answers to rows whose truth is known and that the model did not learn from. Of two classes the one looked for stands last. */
export type Evidence = {
  readonly judged: JudgedRows;
  /** Rows of one subject have one number; null where every row stands for itself. */
  readonly unitOf: Int32Array | null;
  /** Columns of the same rows, in their order, by name. */
  readonly columns: ReadonlyMap<string, ColumnChunk>;
  readonly champion: ChampionAnswers;
  readonly random: Random;
};

/** What the version in use answered to some of the rows, or why it is not compared. */
export type ChampionAnswers =
  | { readonly judged: JudgedRows /** Of the evidence's rows. */; readonly places: Int32Array }
  | { readonly because: TestReason };
