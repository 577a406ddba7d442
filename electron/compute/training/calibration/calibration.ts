import { followSegments, type Segments } from '../../../../shared/domain/follow-segments.ts';
import type { GraphWriter } from '../../onnx/write-graph.ts';

/**
 * How a model's answers are moved so that of what it calls 70 %, 70 % happen. All numbers are float32, as the exported
 * graph holds them. `linear`: scores (log-odds) become `score * slope + intercept` before the sigmoid (Platt 1999), or the
 * softmax, where the intercept is 0 (temperature scaling: Guo et al. 2017; the slope is 1 / temperature). `curve`: the
 * positive class's probability is read off a rising line through the points `(said, happened)`, the first at 0 and the
 * last at 1 (isotonic regression).
 */
export type Calibration =
  | { readonly kind: 'linear'; readonly slope: number; readonly intercept: number }
  | { readonly kind: 'curve'; readonly said: Float32Array; readonly happened: Float32Array };

/** Scores as they enter the sigmoid or the softmax. */
export const moveScores = (calibration: Calibration | null, scores: Float32Array): Float32Array =>
  calibration?.kind !== 'linear'
    ? scores
    : scores.map((score) => Math.fround(score * calibration.slope) + calibration.intercept);

/** What becomes of a positive class's probability after the sigmoid. */
export function curveOf(calibration: Calibration | null): (probability: number) => number {
  if (calibration?.kind !== 'curve') return (probability) => probability;
  const segments = segmentsOf(calibration);
  return (probability) => followSegments(segments, probability);
}

type Curve = Extract<Calibration, { kind: 'curve' }>;
const segmentsOf = ({ said, happened }: Curve): Segments => ({
  lows: said.slice(0, -1),
  highs: said.slice(1),
  slopes: said.slice(1).map((high, at) => ((happened[at + 1] ?? 0) - (happened[at] ?? 0)) / (high - (said[at] ?? 0))),
  start: happened[0] ?? 0,
});

/** `moveScores` in a graph; the name of the moved scores. */
export function writeMoved(graph: GraphWriter, calibration: Calibration | null, scores: string): string {
  if (calibration?.kind !== 'linear') return scores;
  const { slope, intercept } = calibration;
  const steeper = graph.node('Mul', [scores, graph.floats('slope', [], Float32Array.of(slope))], 'steeper');
  return graph.node('Add', [steeper, graph.floats('intercept', [], Float32Array.of(intercept))], 'moved');
}

/** `curveOf` in a graph over [rows, 1]: how far the probability reaches into each segment, times its slope. */
export function writeBent(graph: GraphWriter, calibration: Calibration | null, probability: string): string {
  if (calibration?.kind !== 'curve') return probability;
  const { lows, highs, slopes, start } = segmentsOf(calibration);
  const single = (wanted: string, value: number): string => graph.floats(wanted, [], Float32Array.of(value));
  const low = graph.floats('lows', [1, lows.length], lows);
  const above = graph.node('Max', [probability, low], 'above');
  const within = graph.node('Min', [above, graph.floats('highs', [1, highs.length], highs)], 'within');
  const reached = graph.node('Sub', [within, low], 'reached');
  const risen = graph.node('MatMul', [reached, graph.floats('slopes', [slopes.length, 1], slopes)], 'risen');
  const bent = graph.node('Add', [risen, single('start', start)], 'bent');
  return graph.node('Clip', [bent, single('never', 0), single('always', 1)], 'calibrated');
}
