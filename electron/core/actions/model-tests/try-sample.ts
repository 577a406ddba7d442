import { judgeTried, varySample } from '../../../../shared/domain/model-tests/probes.ts';
import type {
  ProbeTest,
  Sample,
  SampleAnswers,
  TestRecord,
  TriedVariant,
} from '../../../../shared/domain/model-tests/probing.ts';
import { failed, notApplicable } from '../../../../shared/domain/model-tests/outcome.ts';
import type { TestOutcome } from '../../../../shared/test-report.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';
import { readImagesOf } from '../scoring/read-images-of.ts';
import type { ServingModel } from '../scoring/serving-model.ts';

/** What a version says of the sample as it is; a failure of the model itself is told by every test that needs it. */
export type Tried = { readonly sample: Sample; readonly base: Result<SampleAnswers> };

/** Failures of the model or its records; any other is one of this laptop, and ends the tests. */
export const isOfModel = (code: string): boolean => code.startsWith('model.') || code.startsWith('image.');

/** Asks the model about the records of a sample. Fails as the engine does, for other reasons than the model. */
export async function trySample(context: Context, serving: ServingModel, sample: Sample): Promise<Result<Tried>> {
  const base = await answerRecords(context, serving, sample.records);
  return base.ok || isOfModel(base.error.code) ? ok({ sample, base }) : base;
}

/** Tries what the test changes about the sample, and judges it. Fails as `trySample` does. */
export async function runProbe(
  context: Context,
  serving: ServingModel,
  test: ProbeTest,
  { sample, base }: Tried,
): Promise<Result<TestOutcome>> {
  if (sample.records.length === 0) return ok(notApplicable('noRows'));
  if (!base.ok) return ok(failed('modelFailed', base.error.message));
  const variants = varySample(test, sample);
  if (!Array.isArray(variants)) return ok(variants as TestOutcome); // the other half of the union
  const tried: TriedVariant[] = [];
  for (const variant of variants) {
    const answers = await answerRecords(context, serving, variant.records);
    if (!answers.ok && !isOfModel(answers.error.code)) return answers;
    tried.push({ variant, answers });
  }
  return ok(judgeTried(test, sample, base.value, tried));
}

/** As a deployment asks about a record: by its cells. */
async function answerRecords(
  context: Context,
  { model }: ServingModel,
  records: readonly TestRecord[],
): Promise<Result<SampleAnswers>> {
  const images = new Map<string, { readonly sha256: string; readonly bytes: Uint8Array }>();
  for (const record of records) {
    const read = await readImagesOf(context, model.spec.features, record);
    if (!read.ok) return read;
    for (const image of read.value) images.set(image.sha256, image);
  }
  const asked = {
    sha256: model.sha256,
    records: records.map((record) => ({ ...record })),
    images: [...images.values()],
  };
  return askModel(context, model, 'model.scoreRecords', asked, context.signal);
}
