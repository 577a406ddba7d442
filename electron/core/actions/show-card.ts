import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { cardRevisions } from '../store/card-revisions.ts';
import { gatherCard } from './cards/gather-card.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/** All that is known of a version, with what people said of the model. Fails as `findModel` does. */
export async function showCard(context: Context, { ref }: Parsed<'card.show'>): Promise<Result<Output<'card.show'>>> {
  const found = findModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const revisions = cardRevisions(context.store, context.projectId, found.value.name);
  return ok({ ref: found.value.ref, card: gatherCard(context, found.value), revisions: [...revisions] });
}
