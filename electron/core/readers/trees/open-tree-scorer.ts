import { writeKeys } from '../../../../shared/domain/order-keys.ts';
import type { TreePlan } from '../../../../shared/tree-plan.ts';
import { TREE_SCORER } from './tree-scorer-wasm.ts';

/** Their cells stay in the processor's cache between being written and being read. */
export const ROWS_AT_ONCE = 2_048;
const PAGE_BYTES = 65_536;
/** What the compiled function was told (scripts/build/kernels.ts): 4 GiB, all that 32-bit addresses reach. */
const MOST_PAGES = 65_536;
/** Rows that walk side by side; those at once are a multiple. */
const ABREAST = 8;

/**
 * Scores up to `ROWS_AT_ONCE` rows: the plan's inputs as float32, NaN where missing, each as long as there are rows.
 * Writes row-major rows × scores to `to`, summed in float32 tree by tree as ONNX Runtime does.
 */
export type TreeScorer = (inputs: readonly Float32Array[], to: Float32Array) => void;

/** What `tree-scorer.as.ts` exports. Numbers are byte addresses and counts. */
type ScoreRows = (
  rows: number,
  stride: number,
  count: number,
  nodes: number,
  roots: number,
  depths: number,
  trees: number,
  out: number,
  outStride: number,
) => void;

let compiled: WebAssembly.Module | null = null;

/** Lays a plan's trees into a memory of their own, with room for some rows' cells and scores. */
export function openTreeScorer(plan: TreePlan): TreeScorer {
  const { slots, trees, baseValues } = plan;
  const scores = baseValues.length;
  const { memory, at } = layMemory(plan);
  const keys = new Int32Array(memory.buffer, at.keys, ROWS_AT_ONCE * slots.length);
  const sums = new Float32Array(memory.buffer, at.sums, ROWS_AT_ONCE * scores);
  const scoreRows = instantiate(memory);
  return (inputs, to) => {
    slots.forEach(({ input, missing }, slot) => {
      writeKeys(inputs[input] as Float32Array, keys, slot, slots.length, missing); // a slot is one of an input
    });
    const count = Math.ceil(to.length / scores / ABREAST) * ABREAST; // what lies behind the last row is scored too
    let first = 0;
    trees.forEach((some, score) => {
      const [roots, depths, out] = [at.roots + first * 4, at.depths + first * 4, at.sums + score * 4];
      scoreRows(at.keys, slots.length * 4, count, at.nodes, roots, depths, some, out, scores * 4);
      first += some;
    });
    for (let cell = 0; cell < to.length; cell += 1)
      to[cell] = (sums[cell] as number) + (baseValues[cell % scores] as number); // in range
  };
}

function layMemory({ nodes, roots, depths, slots, baseValues }: TreePlan) {
  let end = PAGE_BYTES; // the compiled function keeps what it needs below
  const place = (words: number): number => {
    const start = end;
    end += words * 4;
    return start;
  };
  const at = {
    nodes: place(nodes.length),
    roots: place(roots.length),
    depths: place(depths.length),
    keys: place(ROWS_AT_ONCE * slots.length),
    sums: place(ROWS_AT_ONCE * baseValues.length),
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES), maximum: MOST_PAGES, shared: true });
  for (const [start, words] of [
    [at.nodes, nodes],
    [at.roots, roots],
    [at.depths, depths],
  ] as const) {
    new Int32Array(memory.buffer, start, words.length).set(words);
  }
  return { memory, at };
}

function instantiate(memory: WebAssembly.Memory): ScoreRows {
  compiled ??= new WebAssembly.Module(Buffer.from(TREE_SCORER, 'base64'));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  return (exports as { readonly scoreRows: ScoreRows }).scoreRows; // a test holds the compiled bytes to their source
}
