import { z } from 'zod';
import { ColumnType } from './column.ts';

export const Task = z.enum(['binary', 'multiclass', 'regression']);
export type Task = z.infer<typeof Task>;

/** ONNX element types that a model's inputs and outputs may have here. */
export const TensorType = z.enum([
  'float32',
  'float64',
  'float16',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool',
  'string',
  'other',
]);
export type TensorType = z.infer<typeof TensorType>;

/**
 * How a model takes the bytes of a picture: as they are, as 0 to 1, as −1 to 1, or in deviations from the means of ImageNet
 * (what PyTorch's own networks of pictures are trained with).
 */
export const Pixels = z.enum(['bytes', 'unit', 'signed', 'imagenet']);
export type Pixels = z.infer<typeof Pixels>;

/** One input of the ONNX graph and the columns that fill it, in order. A null dimension is free. */
export const ModelInput = z.object({
  name: z.string(),
  dtype: TensorType,
  shape: z.array(z.int().nullable()),
  columns: z.array(z.string()),
  /** Of an input of pictures; without it, bytes as [rows, channels, height, width]. */
  pixels: Pixels.optional(),
});
export type ModelInput = z.infer<typeof ModelInput>;

export const ModelOutput = z.object({
  name: z.string(),
  dtype: TensorType,
  shape: z.array(z.int().nullable()),
  role: z.enum(['label', 'probabilities', 'value', 'other']),
});
export type ModelOutput = z.infer<typeof ModelOutput>;

/** A column that a model reads, with what training saw in it; scoring compares a record with this. */
export const Feature = z.object({
  name: z.string(),
  type: ColumnType,
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  categories: z.array(z.string()).optional(),
});
export type Feature = z.infer<typeof Feature>;

/** `tensors` takes and answers tensors as they are (sounds, texts, several steps): it is served, but scores no records. */
export const ModelTask = z.enum([...Task.options, 'tensors']);
export type ModelTask = z.infer<typeof ModelTask>;

/** What a model reads and says. `classes` are in the order of the probabilities; empty for regression and tensors. */
export const ModelSpec = z.object({
  task: ModelTask,
  target: z.string().nullable(),
  classes: z.array(z.string()),
  /** The class whose probability the threshold is compared with; binary only. */
  positiveClass: z.string().nullable(),
  inputs: z.array(ModelInput),
  outputs: z.array(ModelOutput),
  features: z.array(Feature),
});
export type ModelSpec = z.infer<typeof ModelSpec>;

/** Of a model that was trained here. */
export const TrainedSpec = ModelSpec.extend({ task: Task });
export type TrainedSpec = z.infer<typeof TrainedSpec>;

/** Held-out metrics by their usual names: auc, accuracy, logLoss, rmse, mae, r2, macroF1, sensitivity, specificity, … */
export const Metrics = z.record(z.string(), z.number());
export type Metrics = z.infer<typeof Metrics>;

/** One point of the metric curve: `iteration` trees or epochs done. Loss is log loss, or rmse for regression. */
export const CurvePoint = z.object({ iteration: z.int(), training: z.number(), heldOut: z.number() });
export type CurvePoint = z.infer<typeof CurvePoint>;

/** A round of a training that goes on: of how many at most, while which part is held out (from 1) of how many. */
export const TrainingRound = CurvePoint.extend({ of: z.int(), part: z.int(), parts: z.int() });
export type TrainingRound = z.infer<typeof TrainingRound>;

/** Rows told nearly alike: the mean probability said, the share that was positive with its 95 % interval, how many. */
export const CalibrationPoint = z.object({
  says: z.number(),
  happened: z.number(),
  low: z.number(),
  high: z.number(),
  n: z.int(),
});
export type CalibrationPoint = z.infer<typeof CalibrationPoint>;

/** One prediction, as stored and shown. */
export const Output = z.object({
  /** The class after the threshold, or the number as text-free value for regression. */
  prediction: z.union([z.string(), z.number()]),
  probabilities: z.record(z.string(), z.number()).optional(),
});
export type Output = z.infer<typeof Output>;
