import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { unlessDiskFull } from '../store/disk-full.ts';
import type { WritableDb } from '../store/open-database.ts';
import { readClock } from '../store/read-clock.ts';
import { requireProject } from '../store/projects.ts';
import { eventOf, type StoredEvent } from '../store/records.ts';
import type { Context } from './context.ts';
import { checkEntered } from './records/check-entered.ts';
import { checkPhotos } from './records/check-photos.ts';
import { splitIdentifiers } from './records/identifiers.ts';
import { requireRecord } from './records/require-record.ts';
import { saveEvent } from './records/save-event.ts';
import { valuesOf } from './records/values-of.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { judgeVisit, keepJudgement, ruleSaid } from './scoring/judge-visit.ts';

/**
 * Appends an event that changes the named values of `baseEventId` and replaces the further bases as well. Somebody else
 * may have edited the same base: both edits are kept, as a fork. Fails with `record.unknown`, `record.baseUnknown`,
 * `home.diskFull`, and as `checkEntered`, `checkPhotos` and `saveEvent` do.
 */
export async function editRecord(
  context: Context,
  input: Parsed<'record.edit'>,
): Promise<Result<Output<'record.edit'>>> {
  const { store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const planned = planEdit(context, input);
  if (!planned.ok) return planned;
  const { baseEventIds, unmeasured } = planned.value;
  const checked = checkEntered(definition, planned.value);
  if (!checked.ok) return checked;
  const photos = checkPhotos(store, definition, input.values);
  if (!photos.ok) return photos;

  const { recordId, draftId, form } = input;
  const values = splitIdentifiers(definition, planned.value.values);
  const visited = { recordId, subjectCode: null, values: values.open };
  const judgement = await judgeVisit(context, definition.rule, visited, input.confirmed);
  const savedAtMs = context.now();
  const save = (db: WritableDb): Result<Output<'record.edit'>> => {
    const blind = isAskedBlind(db, definition.blind, projectId, recordId);
    const shown = input.predictionShown && !blind;
    const said = { rule: ruleSaid(judgement, shown), clockBehindMs: readClock(db, savedAtMs) };
    const visit = { recordId, baseEventIds, values, unmeasured, definition, capturedAtMs: savedAtMs, ...said };
    const event = saveEvent(db, context, {
      ...visit,
      ...(form === undefined ? {} : { form }),
      ...(draftId === undefined ? {} : { draftId }),
    });
    if (!event.ok) return event;
    const { id: eventId } = event.value;
    const record = { id: recordId, eventId };
    const kept = keepJudgement(db, context, judgement, { values: values.open, record, shown, scoredAtMs: savedAtMs });
    return ok({ recordId, eventId, ...kept, blind, savedAtMs, clockBehindMs: said.clockBehindMs });
  };
  return unlessDiskFull('The change was not saved', () => store.transaction(save));
}

type PlannedEdit = Pick<Parsed<'record.edit'>, 'values' | 'unmeasured'> & { readonly baseEventIds: readonly string[] };

/** All that the record will hold: the base with what is changed. */
function planEdit(context: Context, input: Parsed<'record.edit'>): Result<PlannedEdit> {
  const { store, projectId } = context;
  const { recordId, values: changed } = input;
  const head = requireRecord(store, projectId, recordId);
  if (!head.ok) return head;
  const baseEventIds = [...new Set([input.baseEventId, ...input.alsoBaseEventIds])];
  const bases = baseEventIds.map((id) => eventOf(store, recordId, id));
  const [base] = bases;
  const unknown = baseEventIds[bases.indexOf(null)];
  if (base === undefined || base === null || unknown !== undefined) return refuseBase(unknown ?? input.baseEventId);
  return ok({
    baseEventIds,
    values: { ...valuesOf(context, head.value.subjectId, base), ...changed },
    unmeasured: { ...reasonsLeft(base, changed), ...input.unmeasured },
  });
}

/** Why values of the base are missing, but for those that have one now. */
const reasonsLeft = (
  { unmeasured }: StoredEvent,
  changed: Parsed<'record.edit'>['values'],
): StoredEvent['unmeasured'] =>
  Object.fromEntries(Object.entries(unmeasured).filter(([column]) => (changed[column] ?? '') === ''));

const refuseBase = (id: string): Result<never> =>
  fail('record.baseUnknown', `This record has no event ${id}.`, 'Open its history and take an event from there.');
