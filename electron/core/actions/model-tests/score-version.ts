import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import { groupByRows, readEncoded } from '../../readers/row-groups.ts';
import { type VersionChunk, versionChunks } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import { chunksRead, type Scores, scorePictures } from '../scoring/score-pictures.ts';
import type { ServingModel } from '../scoring/serving-model.ts';

/**
 * What a version answers to every row of a data set version, row-major rows × classes or one number a row; nothing is
 * kept. Fails with `test.cancelled`, `chunk.missing`, and as the engine does.
 */
export async function scoreVersion(
  context: Context,
  serving: ServingModel,
  version: DatasetVersion,
): Promise<Result<Float32Array>> {
  const { spec } = serving.model;
  const outputs = new Float32Array(version.rows * Math.max(1, spec.classes.length));
  let at = 0;
  for (const group of groupByRows(versionChunks(context.store, version.id))) {
    if (context.signal.aborted) return cancelled;
    const scored = await (pictureShapeOf(spec) === null ? scoreGroup : scorePictures)(context, serving, version, group);
    if (!scored.ok) return scored;
    const answers = scored.value.probabilities ?? scored.value.values ?? new Float32Array(0);
    outputs.set(answers, at);
    at += answers.length;
  }
  return ok(outputs);
}

const cancelled: Result<never> = fail('test.cancelled', 'The tests were cancelled; nothing was recorded.');

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
