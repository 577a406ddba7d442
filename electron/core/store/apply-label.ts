import { z } from 'zod';
import { describeAnswer, Label } from '../../../shared/label.ts';
import { insertLabel, labelInPlaceOf } from './labels.ts';
import { addEdge, addNode, hasNode } from './lineage.ts';
import type { ApplyChange } from './apply-change.ts';

const PulledLabel = Label.extend({ deviceId: z.string() });

/**
 * Adds an answer beside those that are here. One of the same person, prediction and revision as one that is here is
 * left out, for a label is never overwritten. What it answers may never come: predictions stay with their model.
 */
export const applyLabel: ApplyChange = (db, projectId, payload) => {
  const parsed = PulledLabel.safeParse(payload);
  if (!parsed.success) return false;
  const { deviceId, ...label } = parsed.data;
  const known = labelInPlaceOf(db, label);
  if (known !== null) return known === label.id;
  insertLabel(db, label, { projectId, deviceId });
  addNode(db, {
    id: label.id,
    kind: 'label',
    label: describeAnswer(label.answer),
    projectId,
    atMs: label.answeredAtMs,
  });
  if (hasNode(db, label.predictionId)) addEdge(db, label.predictionId, label.id, 'answered');
  return true;
};
