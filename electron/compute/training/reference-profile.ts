import type { ColumnChunk, ColumnType } from '../../../shared/column.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { ColumnProfile, Profile } from '../../../shared/profile.ts';
import type { Breather } from '../breather.ts';
import type { HeldOutAnswers } from './evaluate-model.ts';
import type { Target } from './read-target.ts';
import type { FeatureColumn } from './training-data.ts';

/** Columns of a reference profile that are a model's answers, not its features. */
export const ANSWER_COLUMNS = ['prediction', 'confidence'] as const;

/**
 * What drift is measured against: every feature over all training rows, and the answers on rows that the model had
 * not seen (`prediction`; for classification also `confidence`: the positive class's probability, or the largest of
 * many). On rows it was fitted to, a model is surer than it will ever be again.
 */
export async function profileReference(
  features: readonly FeatureColumn[],
  target: Target,
  answers: HeldOutAnswers,
  breather: Breather,
): Promise<Profile> {
  const columns = new Map<string, ColumnProfile>();
  for (const { column, chunk } of features) {
    columns.set(column.name, profileOf(column.type, chunk));
    if (breather.isDue()) await breather.breathe();
  }
  if (target.task === 'regression') {
    columns.set('prediction', profileOf('number', { kind: 'numeric', values: Float64Array.from(answers.outputs) }));
  } else {
    const codes = Int32Array.from(answers.predicted);
    columns.set('prediction', profileOf('category', { kind: 'coded', codes, dictionary: target.classes }));
    columns.set('confidence', profileOf('number', { kind: 'numeric', values: Float64Array.from(answers.confidence) }));
  }
  const rows = Math.max(0, ...[...columns.values()].map(({ n }) => n));
  return { rows, columns: Object.fromEntries(columns) };
}

function profileOf(type: ColumnType, chunk: ColumnChunk): ColumnProfile {
  const profiler = createColumnProfiler(type);
  profiler.add(chunk);
  return profiler.finish();
}
