import type { Segments } from './domain/follow-segments.ts';

/** How a feature's column becomes float32 numbers: divided, or by the ranks of its texts (NaN where it has none). */
export type PlannedInput = {
  /** Its place among the model's features. */
  readonly feature: number;
  readonly divisor: number;
  /** Null for a feature of numbers; '' is a missing cell's text. */
  readonly rankByText: ReadonlyMap<string, number> | null;
};

/** A cell of a packed row: an input's key (`order-keys.ts`), with its missing values to one side. */
export type PlannedSlot = { readonly input: number; readonly missing: number };

/**
 * Trees that were trained here as plain numbers, so that whoever has the rows can walk them: no graph, no session. One
 * memory of four words a node: key, byte offset of its slot in a row, byte offset of its left child (the right one
 * follows), float32 value. A leaf is its own left child.
 */
export type TreePlan = {
  readonly inputs: readonly PlannedInput[];
  readonly slots: readonly PlannedSlot[];
  readonly nodes: Int32Array;
  /** By tree, ordered by the score that they add to: byte offset of its root, and the branches on its longest way. */
  readonly roots: Int32Array;
  readonly depths: Int32Array;
  /** By score. */
  readonly trees: readonly number[];
  readonly baseValues: Float32Array;
  /** What becomes of the scores: `score * scale + center`, one number each or a single one for all; then the link. */
  readonly scale: readonly number[];
  readonly center: readonly number[];
  readonly link: 'sigmoid' | 'softmax' | 'none';
  /** The calibration of a sigmoid's probability. */
  readonly segments: Segments | null;
};
