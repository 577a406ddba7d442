import type { Random } from '../../../shared/domain/random.ts';
import type { CurvePoint, ModelInput, ModelOutput } from '../../../shared/model.ts';
import type { Breather } from '../breather.ts';
import type { Checkpoint } from './checkpoints.ts';
import type { Calibration } from './calibration/calibration.ts';
import type { LearnedState } from './learned-state.ts';
import type { FeatureColumn, TrainingData } from './training-data.ts';

export type ExportedModel = {
  readonly onnx: Uint8Array<ArrayBuffer>;
  readonly inputs: readonly ModelInput[];
  readonly outputs: readonly ModelOutput[];
};

/** A model as its trainer holds it. */
export type FittedModel = {
  /**
   * Row-major rows × classes for classification, one number a row for regression; float32 as ONNX Runtime gives them.
   * The features are those of the fit, with any rows.
   */
  readonly predict: (features: readonly FeatureColumn[], breather: Breather) => Promise<Float32Array>;
  /**
   * One ONNX graph with its pre-processing inside: an input a feature ([rows, 1], by the column's name; float32, or
   * string for categories and booleans, '' where missing; bytes [rows, channels, height, width] for images), outputs
   * `label` and `probabilities`, or `value`. The same model gives the same bytes.
   */
  readonly export: () => ExportedModel;
  /** How much each column counts, as shares of 1 (all 0 where none does), largest first. */
  readonly importance: () => { column: string; share: number }[];
};

export type FitRequest<Parameters> = {
  readonly data: TrainingData;
  readonly rows: Int32Array;
  /**
   * As how many rows each row of the data counts (not negative, not all 0): a weight of 3 is as good as the row three
   * times, save where values are counted (bins, the rarest categories). One each where there are none.
   */
  readonly weights?: Float64Array;
  /** Rows that judge every round; the fit may stop early by them and keeps its best rounds. */
  readonly heldOut?: Int32Array;
  /** Moves the answers, not what is learned; of classes only. */
  readonly calibration?: Calibration | null;
  /** Exactly so many rounds, as an earlier fit found best. */
  readonly rounds?: number;
  readonly parameters: Parameters;
  /** What an earlier fit of the same algorithm learned, to go on from; without it the fit begins anew. */
  readonly start?: LearnedState;
  readonly random: Random;
  readonly breather: Breather;
  readonly onRound?: (point: CurvePoint) => void;
  /** Goes on from where an interrupted fit was, and ends with the same model. Without it the fit is done in one go. */
  readonly checkpoint?: Checkpoint;
};

/**
 * Curve points are in the target's unit; of a fit that goes on, point 0 is where it began. `rounds` are new ones, and 0
 * where none made it better.
 */
export type FitResult = {
  readonly model: FittedModel;
  readonly rounds: number;
  readonly curve: readonly CurvePoint[];
  readonly state: LearnedState;
};

/**
 * One algorithm. The same request gives the same model, whatever the machine; neural networks wherever ONNX Runtime uses
 * the same vector instructions, on any number of processors.
 */
export type Learner<Parameters> = (request: FitRequest<Parameters>) => Promise<FitResult>;
