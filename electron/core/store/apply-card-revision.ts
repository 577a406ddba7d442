import { CardRevision } from '../../../shared/model-card.ts';
import type { ApplyChange } from './apply-change.ts';
import { hasCardRevision, insertCardRevision } from './card-revisions.ts';

/** Adds what somebody wrote on a model's card on another laptop; the model may come later or never. */
export const applyCardRevision: ApplyChange = (db, projectId, payload) => {
  const parsed = CardRevision.safeParse(payload);
  if (!parsed.success) return false;
  if (!hasCardRevision(db, parsed.data.id)) insertCardRevision(db, projectId, parsed.data);
  return true;
};
