import type { ModelSpec } from '../../model.ts';
import type { JudgedRows } from '../judging/judged-rows.ts';
import type { AdvicePair } from './advice-pair.ts';

/**
 * What one of the two said of records whose truth is known, as metrics take it: with the class looked for last of two. A
 * model that says no chances is sure of what it says.
 */
export function judgePairs(
  pairs: readonly AdvicePair[],
  { task, classes: given, positiveClass }: Pick<ModelSpec, 'task' | 'classes' | 'positiveClass'>,
  who: 'champion' | 'shadow',
): JudgedRows {
  const classes =
    task === 'binary' && positiveClass !== null
      ? [...given.filter((name) => name !== positiveClass), positiveClass]
      : given;
  const numberOf = (name: string | number | null): number => classes.indexOf(String(name));
  const spec = { task, classes: [...classes], positiveClass };
  if (task === 'regression') {
    const outputs = Float32Array.from(pairs, (pair) => Number(pair[who].prediction));
    const actual = Float64Array.from(pairs, ({ truth }) => Number(truth));
    return { spec, outputs, width: 1, actual, predicted: new Int32Array(0) };
  }
  const outputs = Float32Array.from(
    pairs.flatMap((pair) => {
      const { prediction, probabilities } = pair[who];
      return classes.map((name) => probabilities?.[name] ?? Number(name === prediction));
    }),
  );
  return {
    spec,
    outputs,
    width: classes.length,
    actual: Float64Array.from(pairs, ({ truth }) => numberOf(truth)),
    predicted: Int32Array.from(pairs, (pair) => numberOf(pair[who].prediction)),
  };
}
