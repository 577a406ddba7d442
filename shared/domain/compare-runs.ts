import type { RunAspect, RunLine } from '../run-line.ts';
import type { Run } from '../run.ts';

type Compared = Pick<
  Run,
  'datasetRef' | 'target' | 'algorithm' | 'seed' | 'parameters' | 'environment' | 'outcome' | 'status'
> &
  Partial<Pick<Run, 'base'>>;

/**
 * Everything that the runs were made of and came to, line by line: data, parameters, environment, result. Lists count as
 * equal whatever their order; a number that differs in any digit differs.
 */
export const compareRuns = (runs: readonly Compared[]): RunLine[] =>
  compareAspects(runs.map(aspectsOfRun), ['data', 'parameters', 'environment', 'result']);

/** What one run or version is made of, by name. */
export type Aspects = Readonly<Partial<Record<RunAspect, Readonly<Record<string, unknown>>>>>;

/** The lines of these aspects, in their order; a line differs where any two values do. */
export const compareAspects = (compared: readonly Aspects[], order: readonly RunAspect[]): RunLine[] =>
  order.flatMap((aspect) => {
    const names = new Set(compared.flatMap((of) => Object.keys(of[aspect] ?? {})));
    return [...names].map((name) => {
      const values = compared.map((of) => of[aspect]?.[name] ?? null);
      return { aspect, name, values, differs: new Set(values.map(spelled)).size > 1 };
    });
  });

export const aspectsOfRun = (run: Compared): Aspects => ({
  data: { dataset: run.datasetRef, target: run.target },
  parameters: {
    algorithm: run.algorithm,
    seed: run.seed,
    ...(run.base && { goesOnFrom: run.base.ref }),
    ...run.parameters,
  },
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
