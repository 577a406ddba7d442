import type { Cell } from '../../../../shared/column.ts';
import { drawBackground } from '../../../../shared/domain/draw-background.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import type { Explanation } from '../../../../shared/explanation.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { askModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';

/** How long the reasons of one answer may be sampled: beside somebody who types, who saves, or who asked for them. */
export const PATIENCE_MS = { typing: 25, saving: 250, asking: 10_000 } as const;

/** Rows that are scored for one explanation at most, and usual rows that its ways begin at, least and most. */
const MOST_ROWS = 4_096;
const [LEAST_USUAL, MOST_USUAL] = [8, 64];
/** Always the same usual rows, so that what is shown while typing is what is stored. */
const SEED = 1;

/**
 * Why a model answered as it did, by trying what usual rows of its reference would be told instead; null where
 * it has no reference for a column, where that takes longer than the budget, or where it fails: the answer stands
 * without it.
 */
export async function sampleReasons(
  context: Context,
  model: ModelVersion,
  record: Readonly<Record<string, Cell>>,
  budgetMs: number,
): Promise<Explanation | null> {
  const { features } = model.spec;
  const reference = context.references.of(model.id);
  if (reference === null) return null;
  const usual = Math.floor(MOST_ROWS / (2 * features.length));
  const rows = Math.min(MOST_USUAL, Math.max(LEAST_USUAL, usual));
  const background = drawBackground(features, reference, rows, createRandom(SEED));
  if (background === null) return null;
  const request = { sha256: model.sha256, record, background: [...background], budgetMs };
  const sampled = await askModel(context, model, 'model.sampleReasons', request, context.signal);
  return sampled.ok ? sampled.value.explanation : null;
}
