import type { Breather } from '../../breather.ts';

/** A smooth convex function: writes its slope at `at` into `slope` and answers its value there. */
export type Smooth = (at: Float64Array, slope: Float64Array) => number;

export type MinimiseOptions = {
  /** By parameter, what its absolute value costs; 0 where it goes free. */
  readonly l1: Float64Array;
  /** By parameter, about how fast its slope changes; over 0. */
  readonly curvature: Float64Array;
  readonly iterations: number;
  readonly breather: Breather;
  /** Where an earlier descent on the same was; null begins at `start`. */
  readonly startFrom: Descent | null;
  readonly onStep: (descent: Descent) => void;
};

/** All that the next steps depend on. */
export type Descent = Place & {
  readonly steps: number;
  /** What the latest steps did, the newest last. */
  readonly memory: readonly Pair[];
  /** How many steps in a row have lowered the cost by next to nothing. */
  readonly idle: number;
};

/** The steepest slope at which a minimum is taken for reached. */
const SETTLED = 1e-6;
/** A share of the cost that is next to nothing, and how many steps in a row may bring no more. */
const LITTLE = 1e-7;
const MOST_IDLE = 3;
/** Pairs of steps and changes of slope that are remembered. */
const MEMORY = 20;
/** Armijo's share of the decrease that the slope promises. */
const LEAST_DECREASE = 1e-4;
const MOST_HALVINGS = 30;

/**
 * The least of `smooth` plus the parameters' weighted absolute sum, from `start`: L-BFGS (Liu and Nocedal 1989) scaled
 * by the curvatures given, kept within an orthant a step so that parameters may stay at 0 (OWL-QN: Andrew and Gao
 * 2007). Ends where nothing falls any more, or next to nothing for
 * some steps.
 */
export async function minimise(
  smooth: Smooth,
  start: Float64Array<ArrayBuffer>,
  { l1, curvature, iterations, breather, startFrom, onStep }: MinimiseOptions,
): Promise<Descent> {
  let descent = startFrom ?? { ...placeAt(start, smooth, l1), steps: 0, memory: [], idle: 0 };
  while (descent.steps < iterations && descent.idle < MOST_IDLE) {
    const { parameters, slope, cost, memory, steps, idle } = descent;
    const downhill = steepest(parameters, slope, l1);
    if (downhill.every((value) => Math.abs(value) < SETTLED)) break;
    const direction = keepDownhill(scaleByMemory(downhill, memory, curvature), downhill, l1);
    const next = searchLine(smooth, descent, { direction, downhill, l1 });
    if (next === null) break;
    const isIdle = cost - next.cost < LITTLE * Math.abs(cost);
    descent = { ...next, steps: steps + 1, memory: remember(memory, descent, next), idle: isIdle ? idle + 1 : 0 };
    onStep(descent);
    if (breather.isDue()) await breather.breathe();
  }
  return descent;
}

type Place = {
  readonly parameters: Float64Array<ArrayBuffer>;
  readonly slope: Float64Array<ArrayBuffer>;
  readonly cost: number;
};
/** A step, the change of slope over it, and their product. */
type Pair = { readonly step: Float64Array; readonly change: Float64Array; readonly along: number };

function placeAt(parameters: Float64Array<ArrayBuffer>, smooth: Smooth, l1: Float64Array): Place {
  const slope = new Float64Array(parameters.length);
  const cost = smooth(parameters, slope) + absoluteCost(parameters, l1);
  return { parameters, slope, cost };
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] as number) * (b[at] as number); // of equal length
  return sum;
};

const absoluteCost = (parameters: Float64Array, l1: Float64Array): number =>
  parameters.reduce((sum, value, at) => sum + Math.abs(value) * (l1[at] as number), 0); // one a parameter

/** Minus the slope where there is one; at 0, where an absolute value has a kink, the way down if there is any. */
function steepest(parameters: Float64Array, slope: Float64Array, l1: Float64Array): Float64Array<ArrayBuffer> {
  const downhill = new Float64Array(parameters.length);
  for (let at = 0; at < downhill.length; at += 1) {
    const [value, rise, cost] = [parameters[at] as number, slope[at] as number, l1[at] as number]; // one a parameter
    const isKink = value === 0;
    const pull = isKink ? Math.sign(rise) * Math.max(0, Math.abs(rise) - cost) : rise + Math.sign(value) * cost;
    downhill[at] = -pull;
  }
  return downhill;
}

/** The two loops of L-BFGS over the remembered pairs, the newest last. */
function scaleByMemory(
  downhill: Float64Array,
  memory: readonly Pair[],
  curvature: Float64Array,
): Float64Array<ArrayBuffer> {
  const direction = Float64Array.from(downhill);
  const shares: number[] = [];
  for (const { step, change, along } of memory.toReversed()) {
    const share = dot(step, direction) / along;
    shares.push(share);
    addTo(direction, change, -share);
  }
  const newest = memory.at(-1);
  const unit =
    newest === undefined
      ? 1
      : newest.along / newest.change.reduce((sum, x, at) => sum + (x * x) / (curvature[at] as number), 0);
  for (let at = 0; at < direction.length; at += 1)
    direction[at] = ((direction[at] as number) * unit) / (curvature[at] as number); // one a parameter
  for (const { step, change, along } of memory) {
    const share = shares.pop() ?? 0;
    addTo(direction, step, share - dot(change, direction) / along);
  }
  return direction;
}

function addTo(to: Float64Array, from: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] as number) + times * (from[at] as number); // of equal length
}

/** In place: a penalised parameter does not move against its own way down. */
function keepDownhill(
  direction: Float64Array<ArrayBuffer>,
  downhill: Float64Array,
  l1: Float64Array,
): Float64Array<ArrayBuffer> {
  for (let at = 0; at < direction.length; at += 1) {
    if (l1[at] !== 0 && (direction[at] as number) * (downhill[at] as number) <= 0) direction[at] = 0; // one a parameter
  }
  return direction;
}

type Line = { readonly direction: Float64Array; readonly downhill: Float64Array; readonly l1: Float64Array };

/** Goes along the line, halving the step until the cost falls as it should; null where it never does. */
function searchLine(smooth: Smooth, from: Place, line: Line): Place | null {
  const { downhill, l1 } = line;
  let length = 1;
  for (let halving = 0; halving < MOST_HALVINGS; halving += 1, length /= 2) {
    const to = placeAt(stepTo(from.parameters, line, length), smooth, l1);
    let promised = 0;
    for (let at = 0; at < downhill.length; at += 1) {
      promised += (downhill[at] as number) * ((to.parameters[at] as number) - (from.parameters[at] as number)); // one a parameter
    }
    if (promised > 0 && to.cost <= from.cost - LEAST_DECREASE * promised) return to;
  }
  return null;
}

/** A penalised parameter that would change its sign stops at 0. */
function stepTo(from: Float64Array, { direction, downhill, l1 }: Line, length: number): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length);
  for (let at = 0; at < to.length; at += 1) {
    const value = from[at] as number; // one a parameter, here and below
    const moved = value + length * (direction[at] as number);
    const side = Math.sign(value === 0 ? (downhill[at] as number) : value);
    to[at] = l1[at] !== 0 && moved * side <= 0 ? 0 : moved;
  }
  return to;
}

/** The pairs with the newest step, unless that says nothing of how the slope changes. */
function remember(memory: readonly Pair[], from: Place, to: Place): readonly Pair[] {
  const step = to.parameters.map((value, at) => value - (from.parameters[at] as number)); // one a parameter, here and below
  const change = to.slope.map((value, at) => value - (from.slope[at] as number));
  const along = dot(step, change);
  if (!(along > Number.EPSILON * dot(change, change))) return memory;
  return [...memory, { step, change, along }].slice(-MEMORY);
}
