import type { Output, Parsed } from '../../../shared/calls.ts';
import type { RecordHistoryEvent } from '../../../shared/record.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { actorName } from '../store/actors.ts';
import { deviceName } from '../store/devices.ts';
import { numberOfVersion } from '../store/forms.ts';
import { isAskedBlind } from '../store/is-asked-blind.ts';
import { labelsOf } from '../store/labels.ts';
import { predictionsOf } from '../store/predictions.ts';
import { requireProject } from '../store/projects.ts';
import { eventsOf, headEventIds, type RecordValues, type StoredEvent } from '../store/records.ts';
import { ruleDecisionOf } from '../store/rule-decisions.ts';
import { subjectCode } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { requireRecord } from './records/require-record.ts';
import { valuesOf } from './records/values-of.ts';

/** Everything that was ever said in a record: who, when, what changed, what was predicted and answered. Fails with `record.unknown`. */
export async function showRecord(
  context: Context,
  { id }: Parsed<'record.show'>,
): Promise<Result<Output<'record.show'>>> {
  const { store, projectId } = context;
  const head = requireRecord(store, projectId, id);
  if (!head.ok) return head;
  const { subjectId } = head.value;
  const heads = headEventIds(store, id);
  const events = eventsOf(store, id);
  const valuesById = new Map(events.map((event) => [event.id, valuesOf(context, subjectId, event)]));
  return ok({
    id,
    subjectId,
    subjectCode: subjectId === null ? null : subjectCode(store, subjectId),
    blind: isAskedBlind(store, requireProject(store, projectId).definition.blind, projectId, id),
    fork: heads.length > 1 ? [...heads] : [],
    events: events.map((event) => historyEvent(context, event, valuesById, heads)),
  });
}

function historyEvent(
  { store, projectId }: Context,
  event: StoredEvent,
  valuesById: ReadonlyMap<string, RecordValues>,
  heads: readonly string[],
): RecordHistoryEvent {
  const { id, baseEventIds, actorId, deviceId, capturedAtMs, unmeasured, form } = event;
  const values = valuesById.get(id) ?? {};
  return {
    id,
    baseEventIds: [...baseEventIds],
    isHead: heads.includes(id),
    actorName: actorName(store, actorId) ?? actorId,
    deviceName: deviceName(store, deviceId) ?? deviceId,
    capturedAtMs,
    ...(event.clockBehindMs === null ? {} : { clockBehindMs: event.clockBehindMs }),
    ...(form === null ? {} : { form: { ...form, version: numberOfVersion(store, projectId, form) } }),
    values,
    unmeasured,
    changes: changesOf(valuesById.get(baseEventIds[0] ?? '') ?? {}, values),
    predictions: predictionsOf(store, id).map(({ prediction, shown }) => ({
      ...prediction,
      shown,
      labels: [...labelsOf(store, prediction.id)],
    })),
    rule: ruleDecisionOf(store, id),
  };
}

/** Columns whose value is another one; no value, an empty text and a column that is not there are the same. */
function changesOf(before: RecordValues, after: RecordValues): RecordHistoryEvent['changes'] {
  const valueIn = (values: RecordValues, column: string) => (values[column] === '' ? null : (values[column] ?? null));
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((column) => ({ column, from: valueIn(before, column), to: valueIn(after, column) }))
    .filter(({ from, to }) => from !== to);
}
