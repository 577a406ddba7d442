import type { GraphWriter } from '../onnx/write-graph.ts';

/** A tensor of numbers that training moves. Those that shift (biases) are neither random at first nor decayed. */
export type ParameterShape = {
  readonly name: string;
  readonly dims: readonly number[];
  /** Standard deviation of the first, random values; 0 where all begin at 0. */
  readonly spread: number;
};

/** What a training step multiplies each row's `width` numbers by: nought for a `share` of them, drawn anew each step. */
export type Mask = { readonly width: number; readonly share: number };

/**
 * One layer of a network. It writes itself into a graph: the same nodes answer in training, in the exported model and
 * while the network is judged.
 */
export type Layer = {
  readonly parameters: readonly ParameterShape[];
  /** Of a layer that takes one in a training step, and hands on what comes in everywhere else. */
  readonly mask?: Mask;
  /**
   * `input` is [rows, …]; `parameters` are names of tensors with the shapes above; `mask` is the name of a [rows, width]
   * one, undefined outside a training step.
   */
  readonly write: (graph: GraphWriter, input: string, parameters: readonly string[], mask?: string) => Written;
};

export type Written = {
  readonly output: string;
  /** Given the loss's gradient by the output, writes the gradients by what went in (the chain rule, backwards). */
  readonly back: (graph: GraphWriter, gradient: string) => Gradients;
};

export type Gradients = {
  /** By each parameter, in their shapes. */
  readonly parameters: readonly string[];
  /** Writes the gradient by the layer's input; the first layer's is never asked for. */
  readonly input: () => string;
};

export const sizeOf = (dims: readonly number[]): number => dims.reduce((product, dim) => product * dim, 1);
