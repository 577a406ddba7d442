import type { RunAspect, RunLine } from '../run-line.ts';
import type { Run } from '../run.ts';

type Compared = Pick<
  Run,
  'datasetRef' | 'target' | 'algorithm' | 'seed' | 'parameters' | 'environment' | 'outcome' | 'status'
>;

/**
 * Everything that the runs were made of and came to, line by line: data, parameters, environment, result. Lists count as
 * equal whatever their order; a number that differs in any digit differs.
 */
export function compareRuns(runs: readonly Compared[]): RunLine[] {
  const aspects = runs.map(aspectsOf);
  const order: readonly RunAspect[] = ['data', 'parameters', 'environment', 'result'];
  return order.flatMap((aspect) => {
    const names = new Set(aspects.flatMap((of) => Object.keys(of[aspect])));
    return [...names].map((name) => {
      const values = aspects.map((of) => of[aspect][name] ?? null);
      return { aspect, name, values, differs: new Set(values.map(spelled)).size > 1 };
    });
  });
}

const aspectsOf = (run: Compared): Readonly<Record<RunAspect, Readonly<Record<string, unknown>>>> => ({
  data: { dataset: run.datasetRef, target: run.target },
  parameters: { algorithm: run.algorithm, seed: run.seed, ...run.parameters },
  environment: run.environment,
  result: run.outcome === null ? { status: run.status } : resultOf(run.outcome),
});

const resultOf = ({ metrics, seconds, iterations, heldOutRows }: NonNullable<Run['outcome']>) => ({
  status: 'finished',
  ...metrics,
  heldOutRows,
  iterations,
  seconds,
});

const spelled = (value: unknown): string => JSON.stringify(Array.isArray(value) ? value.map(String).toSorted() : value);
