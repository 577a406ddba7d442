import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { unlessDiskFull } from '../store/disk-full.ts';
import type { WritableDb } from '../store/open-database.ts';
import { readClock } from '../store/read-clock.ts';
import { requireProject } from '../store/projects.ts';
import { recordHead } from '../store/records.ts';
import type { Context } from './context.ts';
import { checkEntered } from './records/check-entered.ts';
import { checkPhotos } from './records/check-photos.ts';
import { splitIdentifiers } from './records/identifiers.ts';
import { saveEvent } from './records/save-event.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { judgeVisit, keepJudgement, ruleSaid } from './scoring/judge-visit.ts';

/**
 * Saves a visit, or an edit of one (the `recordId` of a record that is here), with what the champion or the written rule
 * says of it, all in one transaction. Whoever gave the record's id was told before whether it is asked blind: then the
 * prediction was not shown, whatever is claimed. Fails with `record.elsewhere`, `home.diskFull`, and as `checkEntered`,
 * `checkPhotos` and `saveEvent` do.
 */
export async function addRecord(context: Context, input: Parsed<'record.add'>): Promise<Result<Output<'record.add'>>> {
  const { store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const checked = checkEntered(definition, input);
  if (!checked.ok) return checked;
  const photos = checkPhotos(store, definition, input.values);
  if (!photos.ok) return photos;
  const recordId = input.recordId ?? context.newId();
  const known = recordHead(store, recordId);
  if (known !== null && known.projectId !== projectId) return refuseElsewhere(recordId);

  const values = splitIdentifiers(definition, input.values);
  const visited = { recordId, subjectCode: input.subjectCode ?? null, values: values.open };
  const judgement = await judgeVisit(context, definition.rule, visited, input.confirmed);
  const savedAtMs = context.now();
  const save = (db: WritableDb): Result<Output<'record.add'>> => {
    const blind = isAskedBlind(db, definition.blind, projectId, recordId);
    const shown = input.predictionShown && !(blind && input.recordId !== undefined);
    const rule = ruleSaid(judgement, shown);
    const clockBehindMs = readClock(db, savedAtMs);
    const visit = { ...input, recordId, values, definition, rule, capturedAtMs: savedAtMs, clockBehindMs };
    const event = saveEvent(db, context, visit);
    if (!event.ok) return event;
    const record = { id: recordId, eventId: event.value.id };
    const said = keepJudgement(db, context, judgement, { values: values.open, record, shown, scoredAtMs: savedAtMs });
    return ok({ recordId, ...said, blind, savedAtMs, clockBehindMs });
  };
  return unlessDiskFull('The visit was not saved', () => store.transaction(save));
}

const refuseElsewhere = (recordId: string): Result<never> =>
  fail('record.elsewhere', `The record ${recordId} belongs to another project.`, 'Change to its project to edit it.');
