import { z } from 'zod';
import type { PictureShape } from './picture.ts';

/** Share of rows held out for the metrics; the delivered model is refitted on all rows afterwards. */
const holdout = z.number().min(0.05).max(0.5).default(0.2);

/** What a prediction may do as a number grows: never fall, or never rise. */
export const Direction = z.enum(['increasing', 'decreasing']);
export type Direction = z.infer<typeof Direction>;

/** Boosted trees (`gbdt`). */
export const TreeParameters = z.strictObject({
  trees: z.int().min(1).max(2_000).default(200),
  leaves: z.int().min(2).max(255).default(15),
  learningRate: z.number().positive().max(1).default(0.1),
  minRowsInLeaf: z.int().min(1).default(20),
  lambda: z.number().min(0).default(1),
  bins: z.int().min(4).max(255).default(255),
  /** Stop when the held-out loss has not improved for so many trees. 0 never stops early. */
  earlyStopping: z.int().min(0).default(30),
  /**
   * By number column: what the positive class's probability, or the quantity, does as the column grows and all else
   * stays. Not for more than two classes.
   */
  monotone: z.record(z.string(), Direction).default({}),
  holdout,
});
export type TreeParameters = z.infer<typeof TreeParameters>;

/**
 * Linear and logistic regression (`linear`). What is least is the sum of the rows' losses plus `l1` times the weights'
 * absolute sum plus `l2` / 2 times their sum of squares; features are standardised before.
 */
export const LinearParameters = z.strictObject({
  l1: z.number().min(0).default(0),
  l2: z.number().min(0).default(1),
  /**
   * Of a model that goes on from a version, in place of `l2`: `pull` / 2 times the squared distance of weights and biases
   * from those of the version is added.
   */
  pull: z.number().min(0).default(10),
  /** Steps at most; most fits settle long before. */
  iterations: z.int().min(1).max(100_000).default(2_000),
  holdout,
});
export type LinearParameters = z.infer<typeof LinearParameters>;

/** A multi-layer perceptron (`mlp`); features are standardised before. */
export const MlpParameters = z.strictObject({
  /** Sizes of the layers between features and scores. */
  hidden: z.array(z.int().min(1).max(1_024)).max(6).default([128]),
  activation: z.enum(['relu', 'tanh']).default('relu'),
  /** At the first step; it falls to 0 over all epochs. */
  learningRate: z.number().positive().max(1).default(0.002),
  /** Share of themselves that the weights shrink by in a step, times the rate of that step. */
  weightDecay: z.number().min(0).max(10).default(0.03),
  /** Share of what each hidden layer answers that a step leaves out, others each time; 0 leaves out nothing. */
  dropout: z.number().min(0).max(0.9).default(0),
  /** Rows in one step. */
  batch: z.int().min(1).max(4_096).default(128),
  epochs: z.int().min(1).max(10_000).default(100),
  /** Stop when the held-out loss has not improved for so many epochs. 0 never stops early. */
  earlyStopping: z.int().min(0).default(15),
  holdout,
});
export type MlpParameters = z.infer<typeof MlpParameters>;

/** A small convolutional network over one column of images (`image-head`), each brought to one size before. */
export const ImageHeadParameters = z.strictObject({
  /**
   * The sha256 of an ONNX file among the home's blobs: a network for images that stands, frozen, in place of the
   * convolutions and says the size. Null learns from the pixels on.
   */
  backbone: z.string().nullable().default(null),
  /** Pixels of a side; the network halves it twice. */
  side: z.int().min(8).max(256).multipleOf(4).default(28),
  /** Whether colours count, or only how bright a pixel is. */
  colour: z.boolean().default(false),
  /** Filters of the two convolutions. */
  filters: z.array(z.int().min(1).max(128)).length(2).default([16, 32]),
  /** Sizes of the layers between what the convolutions found and the scores. */
  hidden: z.array(z.int().min(1).max(1_024)).max(6).default([128]),
  learningRate: z.number().positive().max(1).default(0.002),
  weightDecay: z.number().min(0).max(10).default(0.05),
  batch: z.int().min(1).max(4_096).default(64),
  epochs: z.int().min(1).max(10_000).default(8),
  /** Stop when the held-out loss has not improved for so many epochs. 0 never stops early. */
  earlyStopping: z.int().min(0).default(3),
  holdout,
});
export type ImageHeadParameters = z.infer<typeof ImageHeadParameters>;

/** What each algorithm is told. */
export const parametersByAlgorithm = {
  gbdt: TreeParameters,
  linear: LinearParameters,
  mlp: MlpParameters,
  'image-head': ImageHeadParameters,
} as const;
export const Algorithm = z.enum(['gbdt', 'linear', 'mlp', 'image-head']);
export type Algorithm = z.infer<typeof Algorithm>;

/** An algorithm with parameters of its own. */
export const Learning = z.discriminatedUnion('algorithm', [
  z.object({ algorithm: z.literal('gbdt'), parameters: TreeParameters }),
  z.object({ algorithm: z.literal('linear'), parameters: LinearParameters }),
  z.object({ algorithm: z.literal('mlp'), parameters: MlpParameters }),
  z.object({ algorithm: z.literal('image-head'), parameters: ImageHeadParameters }),
]);
export type Learning = z.infer<typeof Learning>;

/** The size in which images are learned from; undefined where they are not. */
export function picturesLearned({ algorithm, parameters }: Learning): PictureShape | undefined {
  if (algorithm !== 'image-head') return undefined;
  const { side, colour } = parameters;
  return { channels: colour ? 3 : 1, height: side, width: side };
}

type Defaults = Readonly<Record<string, z.ZodDefault>>;
type Optional<Shape extends Defaults> = {
  [Name in keyof Shape]: z.ZodOptional<ReturnType<Shape[Name]['unwrap']>>;
};

/** The same fields with their limits, though without the defaults. */
const withoutDefaults = <Shape extends Defaults>(shape: Shape): Optional<Shape> =>
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, z.optional(field.unwrap())]),
  ) as Optional<Shape>; // field by field

/** Parameters as a person gives them: any algorithm's by name. Which of them fit together the algorithm says. */
export const GivenParameters = z.strictObject({
  ...withoutDefaults(TreeParameters.shape),
  ...withoutDefaults(LinearParameters.shape),
  ...withoutDefaults(MlpParameters.shape),
  ...withoutDefaults(ImageHeadParameters.shape),
});
