import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import { groupByRows, readEncoded } from '../../readers/row-groups.ts';
import { siteThresholds } from '../../readers/site-thresholds.ts';
import type { ReaderOutput } from '../../readers/tasks.ts';
import { writeAhead } from '../../store/chunks.ts';
import { type VersionChunk, versionChunks } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import { chunksRead, type Scores, scorePictures } from './score-pictures.ts';
import type { ServingModel } from './serving-model.ts';

export type ScoredRows = ReaderOutput<'answers.judge'> & { readonly chunks: readonly VersionChunk[] };

/**
 * Scores a version range by range: stored chunks go to the engine as they are, a reader makes its answers chunks, and
 * these are written ahead under the lease; a reader judges them all at the end. Emits `{ done, of }` in rows. Fails
 * with `predict.cancelled`, `chunk.missing`, `chunk.damaged`, `reader.died`, and as the engine does.
 */
export async function scoreRowGroups(
  context: Context,
  serving: ServingModel,
  version: DatasetVersion,
  leaseId: string,
): Promise<Result<ScoredRows>> {
  const { store, readers, signal, progress } = context;
  const { spec } = serving.model;
  const chunks: VersionChunk[] = [];
  for (const group of groupByRows(versionChunks(store, version.id))) {
    if (signal.aborted) return fail('predict.cancelled', 'Scoring was cancelled; nothing was kept.');
    const scores = await (pictureShapeOf(spec) === null ? scoreGroup : scorePictures)(context, serving, version, group);
    if (!scores.ok) return scores;
    const thresholds = siteThresholds(store, serving.operatingPoint, version.columns, group);
    if (!thresholds.ok) return thresholds;
    const { threshold } = serving;
    const answers = { spec, scores: scores.value, threshold, thresholds: thresholds.value };
    const sealed = await readers.run('answers.seal', answers);
    if (!sealed.ok) return sealed;
    await writeAhead(store, leaseId, sealed.value);
    const [{ ordinal, firstRow, rows } = { ordinal: 0, firstRow: 0, rows: 0 }] = group;
    chunks.push(...sealed.value.map(({ sha256 }, column) => ({ column, ordinal, sha256, firstRow, rows })));
    progress({ done: firstRow + rows, of: version.rows });
  }
  const judged = await readers.run('answers.judge', { spec, versionId: version.id, chunks }, { signal });
  return judged.ok ? ok({ chunks, ...judged.value }) : judged;
}

async function scoreGroup(
  context: Context,
  { model }: ServingModel,
  version: DatasetVersion,
  group: readonly VersionChunk[],
): Promise<Result<Scores>> {
  const chunks = readEncoded(context.store, chunksRead(model, version, group));
  if (!chunks.ok) return chunks;
  return askModel(context, model, 'model.score', { sha256: model.sha256, chunks: chunks.value }, context.signal);
}
