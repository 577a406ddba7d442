import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { TreePlan } from '../../../../shared/tree-plan.ts';
import { askModel } from '../../engine/load-model.ts';
import { readEncoded } from '../../readers/row-groups.ts';
import { siteThresholds } from '../../readers/site-thresholds.ts';
import type { ReaderInput, ReaderOutput } from '../../readers/tasks.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import { chunksRead, type Scores, scorePictures } from './score-pictures.ts';
import type { ServingModel } from './serving-model.ts';

type SealedAnswers = ReaderOutput<'answers.seal'>;
type Deciding = Omit<ReaderInput<'answers.seal'>, 'scores'>;

/** Two ways of summing a model's trees may differ so much, of a probability or of a value's size. */
const MOST_DIFFERENCE = 1e-6;

/**
 * Scores a range of rows and makes the answers chunks, ready to be stored: where there is a plan, by walking the trees
 * where the rows are read, as long as ONNX Runtime answers some of the rows alike; else all of them by ONNX Runtime.
 * Fails with `chunk.missing`, `chunk.damaged`, `reader.died`, and as the engine does.
 */
export async function sealRange(
  context: Context,
  serving: ServingModel,
  version: DatasetVersion,
  range: readonly VersionChunk[],
  plan: TreePlan | null,
): Promise<Result<SealedAnswers>> {
  const thresholds = siteThresholds(context.store, serving.operatingPoint, version.columns, range);
  if (!thresholds.ok) return thresholds;
  const deciding = { spec: serving.model.spec, threshold: serving.threshold, thresholds: thresholds.value };
  if (plan !== null) {
    const walked = await walkRange(context, serving, chunksRead(serving.model, version, range), plan, deciding);
    if (!walked.ok) return walked;
    if (walked.value !== null) return ok(walked.value);
  }
  const score = pictureShapeOf(serving.model.spec) === null ? scoreByRuntime : scorePictures;
  const scores = await score(context, serving, version, range);
  return scores.ok ? context.readers.run('answers.seal', { ...deciding, scores: scores.value }) : scores;
}

/** Null where the trees cannot be walked over these rows, or ONNX Runtime answers otherwise: it says what a model means. */
async function walkRange(
  context: Context,
  { model }: ServingModel,
  chunks: readonly VersionChunk[],
  plan: TreePlan,
  deciding: Deciding,
): Promise<Result<SealedAnswers | null>> {
  const walked = await context.readers.run('range.score', { ...deciding, plan, chunks });
  if (!walked.ok || walked.value === null) return walked;
  const { probe, ...sealed } = walked.value;
  const asked = { sha256: model.sha256, chunks: [...probe.chunks] };
  const meant = await askModel(context, model, 'model.score', asked, context.signal);
  if (!meant.ok) return meant;
  return ok(isAlike(probe.answers, meant.value) ? sealed : null);
}

function isAlike(walked: Float32Array, { probabilities, values }: Scores): boolean {
  const meant = probabilities ?? values ?? new Float32Array();
  return (
    walked.length === meant.length &&
    meant.every((answer, at) => {
      const difference = Math.abs((walked[at] ?? NaN) - answer);
      return difference <= MOST_DIFFERENCE * Math.max(1, Math.abs(answer));
    })
  );
}

async function scoreByRuntime(
  context: Context,
  { model }: ServingModel,
  version: DatasetVersion,
  range: readonly VersionChunk[],
): Promise<Result<Scores>> {
  const chunks = readEncoded(context.store, chunksRead(model, version, range));
  if (!chunks.ok) return chunks;
  return askModel(context, model, 'model.score', { sha256: model.sha256, chunks: chunks.value }, context.signal);
}
