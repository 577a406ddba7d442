import type { Judgement, ParameterSearch, SearchOutcome } from '../../shared/search.ts';
import { count, figure, timeOf } from './figures.ts';

const endings: Readonly<Record<SearchOutcome['ended'], string>> = {
  trials: 'all trials made',
  minutes: 'the time was over',
  cancelled: 'cancelled',
};

const parametersOf = (parameters: Judgement['parameters']): string => {
  const named = Object.entries(parameters).map(([name, value]) => `${name} ${String(value)}`);
  return named.length === 0 ? 'the defaults' : named.join(', ');
};

const gainOf = ({ gain, best }: SearchOutcome): string => {
  if (best.trial === 0) return 'nothing tried was better than the defaults';
  if (gain === null) return 'the gain over the defaults was not measured';
  const { value, low, high } = gain.loss;
  return (
    `less loss than the defaults by ${figure(value)} (95 % ${figure(low)} to ${figure(high)}), ` +
    `on ${count(gain.parts)} parts that chose nothing`
  );
};

/** What the command line says of searches for parameters. */
export const searchEnglish = {
  searched: ({ request, datasetRef, outcome, status, startedAtMs, error }: ParameterSearch): readonly string[] => [
    `Search for ${request.algorithm} on ${datasetRef}, ${request.target}, started ${timeOf(startedAtMs)}: ` +
      (outcome === null ? (error?.message ?? status) : `${count(outcome.trials)} tried, ${endings[outcome.ended]}`),
    ...(outcome === null
      ? []
      : [
          `  best: ${parametersOf(outcome.best.parameters)}`,
          `  loss ${figure(outcome.best.loss)}, of the defaults ${figure(outcome.defaults.loss)}; ${gainOf(outcome)}`,
        ]),
  ],
} as const;
