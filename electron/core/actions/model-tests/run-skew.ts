import { failed, notApplicable } from '../../../../shared/domain/model-tests/outcome.ts';
import { testTrainServeSkew } from '../../../../shared/domain/model-tests/kinds/train-serve-skew.ts';
import type { TestRecord } from '../../../../shared/domain/model-tests/probing.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import type { TestOutcome } from '../../../../shared/test-report.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';
import type { ServingModel } from '../scoring/serving-model.ts';
import { isOfModel } from './try-sample.ts';

/** Stored rows beside the records that say the same. */
export type StoredSample = { readonly records: readonly TestRecord[]; readonly chunks: readonly Uint8Array[] };

/** Feeds the model stored rows as training was fed, and the same rows as records, and compares what reaches it. */
export async function runSkew(
  context: Context,
  { model }: ServingModel,
  { records, chunks }: StoredSample,
): Promise<Result<TestOutcome>> {
  // An image is fed as the same file either way.
  if (pictureShapeOf(model.spec) !== null) return ok(notApplicable('notOfThisTask'));
  if (records.length === 0) return ok(notApplicable('noRows'));
  const asked = { sha256: model.sha256, chunks: [...chunks], records: records.map((record) => ({ ...record })) };
  const compared = await askModel(context, model, 'model.compareFeeds', asked, context.signal);
  if (compared.ok) return ok(testTrainServeSkew(compared.value));
  return isOfModel(compared.error.code) ? ok(failed('modelFailed', compared.error.message)) : compared;
}
