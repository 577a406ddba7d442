import type { ColumnChunk } from '../../../../shared/column.ts';
import { encodeChunk } from '../../../../shared/columns/chunk-codec.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Metrics } from '../../../../shared/model.ts';
import type { ColumnProfile } from '../../../../shared/profile.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { hashChunk } from '../../files/seal-chunks.ts';
import { groupByRows, readGroup } from '../../readers/row-groups.ts';
import { askModel } from '../../engine/load-model.ts';
import { type EncodedChunk, writeAhead } from '../../store/chunks.ts';
import { chunkBytes, chunkRefs } from '../../store/datasets.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import { createJudge } from './judge-answers.ts';
import type { ServingModel } from './serving-model.ts';
import { type Answers, answersOf, createAnswerProfiler } from './window-columns.ts';

export type ScoredRows = {
  readonly chunks: readonly VersionChunk[];
  readonly answers: Readonly<Record<string, ColumnProfile>>;
  readonly metrics: Metrics | null;
};

/**
 * Scores a version range by range: stored chunks go to the engine as they are, its answers are written ahead under the
 * lease. Emits `{ done, of }` in rows. Fails with `predict.cancelled`, `chunk.missing`, `chunk.damaged` and as the
 * engine does.
 */
export async function scoreRowGroups(
  context: Context,
  serving: ServingModel,
  version: DatasetVersion,
  leaseId: string,
): Promise<Result<ScoredRows>> {
  const { spec } = serving.model;
  const profiler = createAnswerProfiler(spec);
  const judge = createJudge(spec);
  const target = version.columns.findIndex(({ name }) => name === spec.target);
  const chunks: VersionChunk[] = [];
  for (const group of groupByRows(chunkRefs(context.store, version.id))) {
    if (context.signal.aborted) return fail('predict.cancelled', 'Scoring was cancelled; nothing was kept.');
    const answers = await scoreGroup(context, serving, version, group);
    if (!answers.ok) return answers;
    profiler.add(answers.value);
    const truth = readGroup(
      context.store,
      group.filter(({ column }) => column === target),
    );
    if (!truth.ok) return truth;
    for (const chunk of truth.value.chunks) judge.add(answers.value, chunk);
    chunks.push(...(await storeAnswers(context, group, answers.value.chunks, leaseId)));
    const done = (group[0]?.firstRow ?? 0) + (group[0]?.rows ?? 0);
    context.progress({ done, of: version.rows });
  }
  return ok({ chunks, answers: profiler.finish(), metrics: judge.finish() });
}

async function scoreGroup(
  context: Context,
  { model, threshold }: ServingModel,
  version: DatasetVersion,
  group: readonly VersionChunk[],
): Promise<Result<Answers>> {
  const chunks: Uint8Array[] = [];
  for (const { name } of model.spec.features) {
    const column = version.columns.findIndex((candidate) => candidate.name === name);
    const sha256 = group.find((reference) => reference.column === column)?.sha256 ?? '';
    const bytes = chunkBytes(context.store, sha256);
    if (bytes === null) {
      return fail(
        'chunk.missing',
        `A part of "${name}" is not here.`,
        'Run "dataset verify" to see all that is damaged.',
      );
    }
    chunks.push(bytes);
  }
  const scored = await askModel(context, model, 'model.score', { sha256: model.sha256, chunks }, context.signal);
  return scored.ok ? ok(answersOf(model.spec, scored.value, threshold)) : scored;
}

async function storeAnswers(
  { store }: Context,
  group: readonly VersionChunk[],
  answers: readonly ColumnChunk[],
  leaseId: string,
): Promise<readonly VersionChunk[]> {
  const [{ ordinal, firstRow, rows } = { ordinal: 0, firstRow: 0, rows: 0 }] = group;
  const encoded = answers.map((chunk): EncodedChunk => ({ sha256: hashChunk(chunk), rows, bytes: encodeChunk(chunk) }));
  await writeAhead(store, leaseId, encoded);
  return encoded.map(({ sha256 }, column) => ({ column, ordinal, sha256, firstRow, rows }));
}
