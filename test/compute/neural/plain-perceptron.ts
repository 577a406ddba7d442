import { correctedRate, MOMENTUM_KEPT, VARIANCE_KEPT } from '../../../electron/compute/neural/write-adam.ts';

/**
 * A perceptron with relu and softmax trained by plain loops over typed arrays: the oracle of the training step, and
 * what it is measured against. Parameters lie as in a network's flat vector: weights [from, to], then the bias, layer
 * by layer. Four rows at a time share each weight that is read.
 */
export class PlainPerceptron {
  readonly #sizes: readonly number[];
  readonly #batch: number;
  readonly #starts: number[] = [];
  readonly #values: Float32Array[];
  readonly #slopes: Float32Array[];
  readonly #gradient: Float32Array;
  readonly #momentum: Float32Array;
  readonly #variance: Float32Array;
  readonly parameters: Float32Array;
  #steps = 0;

  /** `batch` is a multiple of 4. */
  constructor(sizes: readonly number[], batch: number, parameters: Float32Array) {
    this.#sizes = sizes;
    this.#batch = batch;
    this.parameters = parameters;
    let at = 0;
    for (let layer = 0; layer + 1 < sizes.length; layer += 1) {
      this.#starts.push(at);
      at += (sizes[layer]! + 1) * sizes[layer + 1]!;
    }
    this.#values = sizes.map((size) => new Float32Array(batch * size));
    this.#slopes = sizes.map((size) => new Float32Array(batch * size));
    [this.#gradient, this.#momentum, this.#variance] = [0, 1, 2].map(() => new Float32Array(at)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ];
  }

  /** One step of Adam on a batch: row-major inputs and each row's class number. */
  step(inputs: Float32Array, classes: Float32Array, rate: number): void {
    this.#forwards(inputs);
    this.#judge(classes);
    this.#gradient.fill(0);
    for (let layer = this.#sizes.length - 2; layer >= 0; layer -= 1) this.#backwards(layer);
    this.#move(rate);
  }

  #forwards(inputs: Float32Array): void {
    this.#values[0] = inputs;
    const last = this.#sizes.length - 2;
    for (let layer = 0; layer <= last; layer += 1) {
      const [from, to] = [this.#sizes[layer]!, this.#sizes[layer + 1]!];
      const [input, output, all] = [this.#values[layer]!, this.#values[layer + 1]!, this.parameters];
      const start = this.#starts[layer]!;
      const bias = start + from * to;
      for (let row = 0; row < this.#batch; row += 4) {
        const [o0, o1, o2, o3] = [row * to, (row + 1) * to, (row + 2) * to, (row + 3) * to];
        for (let unit = 0; unit < to; unit += 1) {
          output[o0 + unit] = output[o1 + unit] = output[o2 + unit] = output[o3 + unit] = all[bias + unit]!;
        }
        for (let column = 0; column < from; column += 1) {
          const [x0, x1] = [input[row * from + column]!, input[(row + 1) * from + column]!];
          const [x2, x3] = [input[(row + 2) * from + column]!, input[(row + 3) * from + column]!];
          const weights = start + column * to;
          for (let unit = 0; unit < to; unit += 1) {
            const weight = all[weights + unit]!;
            output[o0 + unit]! += x0 * weight;
            output[o1 + unit]! += x1 * weight;
            output[o2 + unit]! += x2 * weight;
            output[o3 + unit]! += x3 * weight;
          }
        }
      }
      if (layer < last) for (let at = 0; at < output.length; at += 1) if (output[at]! < 0) output[at] = 0;
    }
  }

  /** Softmax minus what is, by the rows of the batch. */
  #judge(classes: Float32Array): void {
    const [scores, slopes] = [this.#values.at(-1)!, this.#slopes.at(-1)!];
    const width = this.#sizes.at(-1)!;
    for (let row = 0; row < this.#batch; row += 1) {
      const start = row * width;
      let [most, sum] = [-Infinity, 0];
      for (let at = start; at < start + width; at += 1) most = Math.max(most, scores[at]!);
      for (let at = start; at < start + width; at += 1) sum += slopes[at] = Math.exp(scores[at]! - most);
      for (let at = start; at < start + width; at += 1) slopes[at] = slopes[at]! / sum / this.#batch;
      slopes[start + classes[row]!]! -= 1 / this.#batch;
    }
  }

  #backwards(layer: number): void {
    const [from, to] = [this.#sizes[layer]!, this.#sizes[layer + 1]!];
    const [input, output, inputSlopes] = [this.#values[layer]!, this.#slopes[layer + 1]!, this.#slopes[layer]!];
    const [start, gradient, all] = [this.#starts[layer]!, this.#gradient, this.parameters];
    const bias = start + from * to;
    for (let row = 0; row < this.#batch; row += 4) {
      const [o0, o1, o2, o3] = [row * to, (row + 1) * to, (row + 2) * to, (row + 3) * to];
      for (let unit = 0; unit < to; unit += 1) {
        gradient[bias + unit]! += output[o0 + unit]! + output[o1 + unit]! + output[o2 + unit]! + output[o3 + unit]!;
      }
      for (let column = 0; column < from; column += 1) {
        const [x0, x1] = [input[row * from + column]!, input[(row + 1) * from + column]!];
        const [x2, x3] = [input[(row + 2) * from + column]!, input[(row + 3) * from + column]!];
        const weights = start + column * to;
        for (let unit = 0; unit < to; unit += 1) {
          gradient[weights + unit]! +=
            x0 * output[o0 + unit]! + x1 * output[o1 + unit]! + x2 * output[o2 + unit]! + x3 * output[o3 + unit]!;
        }
      }
    }
    if (layer === 0) return;
    for (let row = 0; row < this.#batch; row += 1) {
      for (let column = 0; column < from; column += 1) {
        const at = row * from + column;
        let sum = 0;
        if (input[at]! > 0) {
          const [weights, first] = [start + column * to, row * to];
          for (let unit = 0; unit < to; unit += 1) sum += output[first + unit]! * all[weights + unit]!;
        }
        inputSlopes[at] = sum;
      }
    }
  }

  #move(rate: number): void {
    this.#steps += 1;
    const corrected = correctedRate(rate, this.#steps);
    const [momentum, variance, all] = [this.#momentum, this.#variance, this.parameters];
    for (let at = 0; at < all.length; at += 1) {
      const slope = this.#gradient[at]!;
      momentum[at] = MOMENTUM_KEPT * momentum[at]! + (1 - MOMENTUM_KEPT) * slope;
      variance[at] = VARIANCE_KEPT * variance[at]! + (1 - VARIANCE_KEPT) * slope * slope;
      all[at]! -= (corrected * momentum[at]!) / (Math.sqrt(variance[at]!) + 1e-8);
    }
  }
}
