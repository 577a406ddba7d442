import type { Cell, Column } from '../../../shared/column.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { Metrics, ModelSpec, Output } from '../../../shared/model.ts';
import type { Agreement, PredictionWindow } from '../../../shared/prediction.ts';
import type { UnsureBand } from './exports/mark-unsure.ts';
import type { ColumnProfile } from '../../../shared/profile.ts';
import type { BlindPolicy } from '../../../shared/project.ts';
import type { TreePlan } from '../../../shared/tree-plan.ts';
import type { EncodedChunk } from '../store/chunks.ts';
import type { WaitingPrediction } from '../store/predictions.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import type { CsvTarget, WrittenTable } from './dataset-tasks.ts';

/** What is asked of answers that models give to rows. */
export type AnswerTasks = {
  /** The answers for the rows of a version; they need not be a window yet, but their chunks must be stored. */
  'answers.export': {
    readonly input: CsvTarget & {
      readonly versionId: string;
      readonly answers: { readonly columns: readonly Column[]; readonly chunks: readonly VersionChunk[] };
      /** What says which answers go to a person; null where none does. */
      readonly band: UnsureBand | null;
    };
    readonly output: WrittenTable;
  };
  /**
   * Scores one range of stored rows by walking a model's trees, and makes of the answers what `answers.seal` does; null
   * where they cannot be walked. `chunks` are of the model's features, in their order. Emits nothing.
   */
  'range.score': {
    readonly input: Omit<AnswerTasks['answers.seal']['input'], 'scores'> & {
      readonly plan: TreePlan;
      readonly chunks: readonly VersionChunk[];
    };
    readonly output:
      | (AnswerTasks['answers.seal']['output'] & {
          /** Some of the rows, as the engine takes them, with their answers: whether it says the same. */
          readonly probe: { readonly chunks: readonly Uint8Array[]; readonly answers: Float32Array };
        })
      | null;
  };
  /** Makes answers of one range of rows chunks, ready to be stored, and profiles them. Emits nothing. */
  'answers.seal': {
    readonly input: {
      readonly spec: ModelSpec;
      readonly scores: EngineOutput<'model.score'>;
      readonly threshold: number | null;
      /** Of each row, where sites have limits of their own. */
      readonly thresholds: Float64Array | null;
    };
    readonly output: {
      readonly chunks: readonly EncodedChunk[];
      readonly answers: Readonly<Record<string, ColumnProfile>>;
    };
  };
  /** Metrics of the stored answers for the rows of a version; null where it does not hold the model's target. */
  'answers.judge': {
    readonly input: { readonly spec: ModelSpec; readonly versionId: string; readonly chunks: readonly VersionChunk[] };
    readonly output: Metrics | null;
  };
  'review.nearest': {
    readonly input: {
      readonly projectId: string;
      readonly modelVersionId: string;
      /** The version that advises on a part of the records; only its single predictions are listed. */
      readonly canaryId: string | null;
      readonly spec: ModelSpec;
      readonly blind: BlindPolicy;
      /** Of single predictions and of rows each; those asked blind stand beside them, however many. */
      readonly limit: number;
    };
    readonly output: {
      readonly singles: readonly (WaitingPrediction & { readonly blind: boolean })[];
      readonly agreement: Agreement;
      readonly window: PredictionWindow | null;
      readonly rows: readonly NearestRow[];
      readonly waiting: number;
    };
  };
};

/** A row of a window with what was read of it; `title` is its subject or key, `place` its site. */
export type NearestRow = {
  readonly row: number;
  readonly output: Output;
  /** The limit that decided it. */
  readonly threshold: number | null;
  readonly values: Readonly<Record<string, Cell>>;
  readonly title: Cell;
  readonly place: Cell;
};
