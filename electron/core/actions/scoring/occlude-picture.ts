import type { Cell } from '../../../../shared/column.ts';
import type { Explanation } from '../../../../shared/explanation.ts';
import type { ImageFile } from '../../../../shared/picture.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { askModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';

/** Why a model of pictures answered as it did; null where that takes longer than the budget, or fails: the answer stands without it. */
export async function occludePicture(
  context: Context,
  model: ModelVersion,
  { record, images }: { readonly record: Readonly<Record<string, Cell>>; readonly images: readonly ImageFile[] },
  budgetMs: number,
): Promise<Explanation | null> {
  const request = { sha256: model.sha256, record, images: [...images], budgetMs };
  const occluded = await askModel(context, model, 'model.occlude', request, context.signal);
  return occluded.ok ? occluded.value.explanation : null;
}
