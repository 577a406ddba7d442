import { z } from 'zod';
import { Column } from './column.ts';
import { Explanation, Turn } from './explanation.ts';
import {
  CalibrationMade,
  MetricIntervals,
  PermutedColumn,
  SightFigures,
  Slice,
  SplitMade,
  TrainingWarning,
} from './evaluation.ts';
import { HeldOutAnswers, ResidualBin, ScoreCounts } from './held-out.ts';
import {
  CalibrationPoint,
  CurvePoint,
  Metrics,
  ModelInput,
  ModelOutput,
  ModelSpec,
  Output,
  TensorType,
  TrainedSpec,
  TrainingRound,
} from './model.ts';
import { ImageFile, PictureShape } from './picture.ts';
import { Profile } from './profile.ts';
import type { Result } from './result.ts';
import { Spent } from './spent.ts';
import { NamedTensor } from './tensor.ts';
import { KeptKnowledge } from './kept-knowledge.ts';
import { Learning } from './training.ts';
import { RowPlan, TrainingPlan } from './training-plan.ts';
import type { TreePlan } from './tree-plan.ts';

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
/** What a training learns from, and how. */
const Recipe = z
  .object({
    tableId: z.string(),
    target: z.string(),
    /** Columns to learn from. */
    features: z.array(z.string()),
    seed: z.int().min(0).max(0xffffffff),
    ...TrainingPlan.shape,
  })
  .and(Learning);
/** A model of an earlier training, to go on from. */
const Delivered = z.object({ onnx: Bytes, spec: TrainedSpec });
const Cells = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/**
 * What core may ask the compute process. Column chunks travel encoded (`columns/chunk-codec.ts`). A table is rows
 * handed over piece by piece before training; close it when done.
 */
export const engineCalls = {
  'table.open': {
    /**
     * With `pictures`, the size in which its image columns are learned from; with the ONNX file of a `backbone` as well,
     * that one's own size, as far as it says one. Fails then with `backbone.unfit`.
     */
    input: z.object({ columns: z.array(Column), pictures: PictureShape.optional(), backbone: Bytes.optional() }),
    output: z.object({ tableId: z.string() }),
  },
  'table.append': {
    input: z.object({ tableId: z.string(), chunks: z.array(Bytes) }),
    output: z.object({ rows: z.int() }),
  },
  /** Files that the table's image columns name, decoded and brought to its size at once. */
  'table.pictures': {
    input: z.object({ tableId: z.string(), images: z.array(ImageFile) }),
    output: z.object({ pictures: z.int() }),
  },
  'table.close': { input: z.object({ tableId: z.string() }), output: z.object({}) },
  /**
   * Trains on a table. Progress events are `TrainingProgress`. Cancelled by the request's cancel; fails with
   * `train.paused` where `train.pause` asked for it, after its last checkpoint was told.
   */
  train: {
    input: Recipe.and(
      z.object({
        /** Tells its state every so often, and goes on from one that the same training told to this version of Fieldloop. */
        checkpoints: z.object({ everyMs: z.number().min(0), resumeFrom: Bytes.nullable() }).optional(),
        /** The version to go on from, and its own training where its rows are here: on those what is kept is measured. */
        base: Delivered.extend({
          earlier: Recipe.and(z.object({ base: Delivered.nullable() })).nullable(),
        }).optional(),
      }),
    ),
    output: z.object({
      onnx: Bytes,
      spec: TrainedSpec,
      metrics: Metrics,
      curve: z.array(CurvePoint),
      iterations: z.int(),
      heldOutRows: z.int(),
      /** What was answered to them, at most so many as `thinRows` keeps. */
      heldOutAnswers: HeldOutAnswers,
      /** Largest difference between the trainer's and ONNX Runtime's output over all held-out rows. */
      maxDifference: z.number(),
      /** Suggested operating point for binary tasks, chosen on held-out rows. */
      threshold: z.number().nullable(),
      importance: z.array(z.object({ column: z.string(), share: z.number() })),
      permuted: z.array(PermutedColumn),
      /** Profile of the features and of the delivered model's outputs on held-out rows: the reference for drift. */
      reference: Profile,
      /** Held-out confusion, rows actual × columns predicted, in the order of `spec.classes`; empty for regression. */
      confusion: z.array(z.array(z.int())),
      /** ROC of the positive class on held-out rows, about 200 points; empty unless binary. */
      roc: z.array(z.object({ falseAlarms: z.number(), finds: z.number(), threshold: z.number() })),
      /** Ten bins of what was said about the positive class on held-out rows; empty unless binary. */
      calibration: z.array(CalibrationPoint),
      /** What was said of all held-out rows, and of those of each site; empty unless binary. */
      scores: z.array(ScoreCounts),
      /** How far numbers were told from the truth on held-out rows; empty unless regression. */
      residuals: z.array(ResidualBin),
      split: SplitMade,
      warnings: z.array(TrainingWarning),
      /** Null where it was not tried: for a quantity, with few rows, or because nobody wants it. */
      calibrator: CalibrationMade.nullable(),
      intervals: MetricIntervals,
      slices: z.array(Slice),
      /** Empty where no column says how labels were given. */
      sight: z.array(SightFigures),
      /** Null where the training began anew, or where nobody can say what its base was judged on. */
      kept: KeptKnowledge.nullable(),
      /** By this call alone, not by a training that it goes on with. */
      spent: Spent,
      onnxRuntime: z.string(),
    }),
  },
  /**
   * How well some parameters do on a share of the training rows; makes no model. `inner` judges on parts of the training
   * rows and never on those that `train` with the same seed holds out, `heldOut` on the latter.
   */
  'train.try': {
    input: z
      .object({
        tableId: z.string(),
        target: z.string(),
        features: z.array(z.string()),
        seed: z.int().min(0).max(0xffffffff),
        /** As `train` is told: the same rows are held out, and count as much. */
        ...RowPlan.shape,
        judge: z.enum(['inner', 'heldOut']),
        /** Inner parts. */
        parts: z.int().min(1).max(20).default(1),
        /** Of the training rows, more than 0. */
        share: z.number().positive().max(1).default(1),
        /** Another one draws other rows and other parts. */
        draw: z.int().min(0).default(0),
      })
      .and(Learning),
    output: z.object({
      /**
       * One a part. `loss`: log loss or root mean squared error, each row counted by its weight; `error`: 1 − AUC of two
       * classes, share wrong of more, mean absolute error of a quantity, each row counted once. NaN where the rows do
       * not define it.
       */
      scores: z.array(z.object({ loss: z.number(), error: z.number(), judgedRows: z.int() })),
      /** Learned from, parts of them judged where `inner`. */
      rows: z.int(),
      /** All that may be learned from and are not held out. */
      trainingRows: z.int(),
      heldOutRows: z.int(),
      seconds: z.number(),
      /** Of all processors. */
      cpuSeconds: z.number(),
    }),
  },
  /** Asks the training on this table to stop at its next round, after telling its state. One that is done is not bothered. */
  'train.pause': { input: z.object({ tableId: z.string() }), output: z.object({}) },
  /** Parses and opens a model from bytes; refuses what must not be loaded, with the reason. */
  'model.inspect': {
    input: z.object({ onnx: Bytes }),
    output: z.object({
      sha256: z.string(),
      producer: z.string(),
      /** As the file names them, in the order of the probabilities; empty where it does not. */
      classes: z.array(z.string()),
      opsets: z.record(z.string(), z.int()),
      inputs: z.array(ModelInput.omit({ columns: true })),
      outputs: z.array(ModelOutput.omit({ role: true })),
      types: z.record(z.string(), TensorType),
    }),
  },
  /** Keeps a session warm under the model's sha256. Doing it twice is free. */
  'model.load': { input: z.object({ sha256: z.string(), onnx: Bytes, spec: ModelSpec }), output: z.object({}) },
  'model.unload': { input: z.object({ sha256: z.string() }), output: z.object({}) },
  /**
   * Scores rows given as encoded chunks, one per feature in `spec.features` order. `probabilities` is row-major
   * rows × classes (float32) for classification, `values` is rows long for regression. A model that answers NaN fails.
   * `images` are all that the rows' image columns name.
   */
  'model.score': {
    input: z.object({ sha256: z.string(), chunks: z.array(Bytes), images: z.array(ImageFile).optional() }),
    output: z.object({
      rows: z.int(),
      probabilities: z.custom<Float32Array>().nullable(),
      values: z.custom<Float32Array>().nullable(),
    }),
  },
  /** How rows can be scored without this process, by walking the model's trees; null where it has none or they are not ours. */
  'model.plan': {
    input: z.object({ sha256: z.string() }),
    output: z.object({ plan: z.custom<TreePlan>().nullable() }),
  },
  /**
   * Scores one record by column name; a missing cell is null. No threshold is applied here. With `explain` the answer
   * says why, except where the model's file does not tell how its answers come about.
   */
  'model.scoreRecord': {
    input: z.object({
      sha256: z.string(),
      record: Cells,
      explain: z.boolean().default(false),
      images: z.array(ImageFile).optional(),
    }),
    /** `tookMs` is the model's own work, without its loading and the wait for its turn. */
    output: z.object({ output: Output, explanation: Explanation.nullable(), tookMs: z.number() }),
  },
  /** Scores rows given by column, all equally long; cells as `model.scoreRecord` takes them. No threshold is applied here. */
  'model.scoreCells': {
    input: z.object({ sha256: z.string(), columns: z.record(z.string(), z.array(Cells.valueType)) }),
    output: z.object({ outputs: z.array(Output) }),
  },
  /** Scores several records by column name, as `model.scoreRecord` does. */
  'model.scoreRecords': {
    input: z.object({ sha256: z.string(), records: z.array(Cells), images: z.array(ImageFile).optional() }),
    output: z.object({
      rows: z.int(),
      probabilities: z.custom<Float32Array>().nullable(),
      values: z.custom<Float32Array>().nullable(),
    }),
  },
  /**
   * Holds what a model is fed of stored rows (`chunks`, as `model.score` takes them) against what it is fed of the same
   * rows as records. Not for images.
   */
  'model.compareFeeds': {
    input: z.object({ sha256: z.string(), chunks: z.array(Bytes), records: z.array(Cells) }),
    output: z.object({ records: z.int(), differing: z.int(), example: z.string().nullable() }),
  },
  /** By how much this process grows when it opens a model anew and answers one record; the session is let go again. */
  'model.measureMemory': {
    input: z.object({
      sha256: z.string(),
      onnx: Bytes,
      record: Cells,
      images: z.array(ImageFile).optional(),
    }),
    output: z.object({ memoryBytes: z.int() }),
  },
  /**
   * Why a model answers as it does, sampled, for one whose file does not tell. Null where it would take longer than
   * `budgetMs`, or where it says classes without probabilities.
   */
  'model.sampleReasons': {
    input: z.object({
      sha256: z.string(),
      record: Cells,
      /** Usual rows: the more, the smaller the error. */
      background: z.array(Cells).min(2),
      budgetMs: z.number(),
    }),
    output: z.object({ explanation: Explanation.nullable() }),
  },
  /**
   * Why a model of pictures answers as it does, by covering parts of the picture. Null where that would take longer than
   * `budgetMs`, and where it says classes without probabilities.
   */
  'model.occlude': {
    input: z.object({ sha256: z.string(), record: Cells, images: z.array(ImageFile), budgetMs: z.number() }),
    output: z.object({ explanation: Explanation.nullable() }),
  },
  /** Which other value of one column would turn the answer to one record, decided at `threshold`; nearest first. */
  'model.findTurns': {
    input: z.object({ sha256: z.string(), record: Cells, threshold: z.number().nullable() }),
    output: z.object({ turns: z.array(Turn) }),
  },
  /** One run on tensors as they are, for models that are not tables. Answers the `outputs` named, else all. */
  'model.runTensors': {
    input: z.object({ sha256: z.string(), tensors: z.array(NamedTensor), outputs: z.array(z.string()).optional() }),
    output: z.object({ outputs: z.array(NamedTensor) }),
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

/** What a training tells: its rounds, and every so often a state that it can go on from. */
export const TrainingProgress = z.union([z.object({ checkpoint: Bytes, spent: Spent }), TrainingRound]);
export type TrainingProgress = z.infer<typeof TrainingProgress>;

export type EngineCalls = typeof engineCalls;
export type EngineCallName = keyof EngineCalls;
export type EngineInput<N extends EngineCallName> = z.input<EngineCalls[N]['input']>;
export type EngineOutput<N extends EngineCallName> = z.output<EngineCalls[N]['output']>;

/** Messages between core and compute, on any transport (child process, utility process). Never put buffers in a transfer list. */
export type EngineRequest =
  | { readonly kind: 'request'; readonly id: number; readonly name: EngineCallName; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };
export type EngineReply =
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly event: unknown }
  /** A model is about to be opened or run for that request; until it is done nothing is heard. */
  | { readonly kind: 'running'; readonly id: number };
