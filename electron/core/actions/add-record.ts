import type { Output, Parsed } from '../../../shared/calls.ts';
import { checkValues } from '../../../shared/domain/check-values.ts';
import type { Output as ModelOutput } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { requireProject } from '../store/projects.ts';
import { recordHead, type RecordValues } from '../store/records.ts';
import type { Context } from './context.ts';
import { splitIdentifiers } from './records/identifiers.ts';
import { saveEvent } from './records/save-event.ts';
import { keepPrediction } from './scoring/keep-prediction.ts';
import { scoreValues } from './scoring/score-values.ts';
import { type ServingModel, servingChampion } from './scoring/serving-model.ts';

/**
 * Saves a visit, or an edit of one (the `recordId` of a record that is here), and scores it with the champion where
 * there is one. A model that cannot be asked or fails costs the prediction, never the record. Fails with
 * `record.valueRefused`, `record.reasonBesideValue`, `record.elsewhere`, and as `saveEvent` does.
 */
export async function addRecord(context: Context, input: Parsed<'record.add'>): Promise<Result<Output<'record.add'>>> {
  const { definition } = requireProject(context.store, context.projectId);
  const fields = definition.form.sections.flatMap((section) => section.fields);
  const checked = checkValues(fields, input.values);
  if (!checked.ok) return checked;
  const both = Object.keys(input.unmeasured).find((name) => (input.values[name] ?? '') !== '');
  if (both !== undefined) return refuseReason(both);
  const recordId = input.recordId ?? context.newId();
  const known = recordHead(context.store, recordId);
  if (known !== null && known.projectId !== context.projectId) return refuseElsewhere(recordId);

  const values = splitIdentifiers(definition, input.values);
  const scored = await scoreWithChampion(context, values.open);
  const savedAtMs = context.now();
  return context.store.transaction((db) => {
    const event = saveEvent(db, context, { ...input, recordId, values, definition, capturedAtMs: savedAtMs });
    if (!event.ok) return event;
    if (scored === null) return ok({ recordId, prediction: null, savedAtMs });
    const prediction = keepPrediction(db, context, {
      ...scored,
      values: values.open,
      record: { id: recordId, eventId: event.value.id },
      shown: input.predictionShown,
      scoredAtMs: savedAtMs,
    });
    return ok({ recordId, prediction, savedAtMs });
  });
}

const refuseReason = (column: string): Result<never> =>
  fail('record.reasonBesideValue', `"${column}" has a value and a reason why it has none.`, 'Leave out one of them.', {
    column,
  });

const refuseElsewhere = (recordId: string): Result<never> =>
  fail('record.elsewhere', `The record ${recordId} belongs to another project.`, 'Change to its project to edit it.');

type Scored = { readonly serving: ServingModel; readonly output: ModelOutput };

/** Null without a champion, and where it did not answer: the record is saved all the same. */
async function scoreWithChampion(context: Context, values: RecordValues): Promise<Scored | null> {
  const serving = servingChampion(context.store, context.projectId);
  if (serving === null) return null;
  const output = await scoreValues(context, serving, values);
  return output.ok ? { serving, output: output.value } : null;
}
