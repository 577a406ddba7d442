import type { Feature } from '../model.ts';
import type { ModelVersion } from '../registry.ts';
import type { RunLine } from '../run-line.ts';
import type { Run } from '../run.ts';
import { type Aspects, aspectsOfRun, compareAspects } from './compare-runs.ts';

/** A version with the run that made it; null for one that was imported. */
export type MadeVersion = { readonly model: ModelVersion; readonly run: Run | null };

/**
 * Everything that versions were made of, read and came to, line by line: data, parameters, environment and result of their
 * runs, each column that they read with its unit and range, what they say, and the file. An imported version brings
 * the figures that stand in its file; what a run alone says is null for it.
 */
export const compareVersions = (versions: readonly MadeVersion[]): RunLine[] =>
  compareAspects(versions.map(aspectsOf), ['result', 'schema', 'data', 'parameters', 'model', 'environment']);

const aspectsOf = ({ model, run }: MadeVersion): Aspects => ({
  ...(run === null ? { data: { target: model.spec.target }, result: model.metrics } : aspectsOfRun(run)),
  schema: Object.fromEntries(model.spec.features.map(readingOf)),
  model: {
    task: model.spec.task,
    classes: model.spec.classes.length === 0 ? null : model.spec.classes,
    threshold: model.threshold,
    sizeBytes: model.sizeBytes,
    sha256: model.sha256,
    ...(model.source.kind === 'file' && { source: model.source.name }),
  },
});

/** A column with what it must be and what training saw of it. */
const readingOf = ({ name, type, unit, min, max, categories }: Feature): readonly [string, unknown] => [
  name,
  {
    type,
    ...(unit !== undefined && { unit }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(categories !== undefined && { categories }),
  },
];
