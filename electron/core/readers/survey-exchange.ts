import { z } from 'zod';
import { ExchangeCounts, type ExchangedChange, type ExchangeHead } from '../../../shared/exchange.ts';
import { Label } from '../../../shared/label.ts';
import { SubjectErasure, SubjectMerge, SubjectSplit } from '../../../shared/subject.ts';
import { ThreadEvent } from '../../../shared/thread.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readFrames } from '../files/exchange/frames.ts';
import { hasCardRevision } from '../store/card-revisions.ts';
import { FormUse, hasFormUse } from '../store/form-uses.ts';
import { formOfDigest, hasForm, TravellingForm } from '../store/forms.ts';
import { labelInPlaceOf } from '../store/labels.ts';
import { hasErasure } from '../store/subject-erasures.ts';
import { hasMerge, hasSplit } from '../store/subject-merges.ts';
import { hasThreadEvent } from '../store/threads.ts';
import { hasMove } from '../store/travelling-moves.ts';
import { hasModelVersion } from '../store/models.ts';
import { hasRegistryEntry } from '../store/registry-entries.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { hasRecordEvent, recordHead } from '../store/records.ts';
import { knownVersion } from '../store/take-version.ts';
import { checkExchange } from './check-exchange.ts';
import { refuseMergeCancelled, refuseThrown } from './exchange-refusals.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

type Surveyed = ReaderOutput<'exchange.survey'>;

/** Names of new versions to show; all are counted. */
const MOST_NAMED = 5;

/**
 * Verifies a file of exchange, then counts what of it is not here yet. Keeps nothing. Parts of data sets stand behind
 * all that is counted, so that the second reading ends before them. Fails as `checkExchange` does.
 */
export async function surveyExchange(
  db: ReadableDb,
  { path }: ReaderInput<'exchange.survey'>,
  context: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<Surveyed>> {
  const checked = await checkExchange(db, { path }, context);
  if (!checked.ok) return checked;
  const { head } = checked.value;
  const news = createNews(db, head.project.id);
  try {
    for await (const { frame, done, of } of readFrames(path)) {
      if (context.signal.aborted) return refuseMergeCancelled(path);
      if (frame.kind === 'change') news.addChange(frame);
      if (frame.kind === 'datasetVersion') {
        const isNew = knownVersion(db, head.project.id, frame) === null;
        if (isNew) news.addVersion(frame.name, frame.rows);
      }
      if (frame.kind === 'chunk' || frame.kind === 'image') break;
      context.onProgress({ done: of + done, of: of * 2, rows: 0 });
    }
    return ok({ head, ...news.finish() });
  } catch (cause) {
    return refuseThrown(path, cause);
  }
}

const Event = z.object({ id: z.string(), recordId: z.string() });
const isOfRecord = ({ change }: ExchangedChange): boolean => change === 'record.added' || change === 'record.edited';

/** Counts what is not here. A record is new with the first of its events, however many follow. */
function createNews(db: ReadableDb, projectId: ExchangeHead['project']['id']) {
  const records = new Set<string>();
  const versions: { name: string; rows: number }[] = [];
  const counts = ExchangeCounts.parse({ records: 0, events: 0, labels: 0, datasetVersions: 0 });
  const addEvent = ({ id, recordId }: z.infer<typeof Event>): void => {
    if (hasRecordEvent(db, id)) return;
    counts.events += 1;
    const head = recordHead(db, recordId);
    if (head === null || head.projectId !== projectId) records.add(recordId);
  };
  return {
    addChange: (frame: ExchangedChange): void => {
      const event = isOfRecord(frame) ? Event.safeParse(frame.payload) : null;
      if (event?.success === true) addEvent(event.data);
      const label = frame.change === 'label.added' ? Label.safeParse(frame.payload) : null;
      if (label?.success === true && labelInPlaceOf(db, label.data) === null) counts.labels += 1;
      if (isNewForm(db, projectId, frame)) counts.forms += 1;
      if (isNewMerge(db, frame)) counts.merges += 1;
      if (isNewComment(db, frame)) counts.comments += 1;
      if (isNewOfModel(db, frame)) counts.models += 1;
      if (isNewErasure(db, frame)) counts.erasures += 1;
      if (isNewFormUse(db, frame)) counts.formUses += 1;
    },
    addVersion: (name: string, rows: number): void => {
      counts.datasetVersions += 1;
      if (versions.length < MOST_NAMED) versions.push({ name, rows });
    },
    finish: (): Pick<Surveyed, 'news' | 'versions'> => ({ news: { ...counts, records: records.size }, versions }),
  };
}

function isNewForm(db: ReadableDb, projectId: string, { change, payload }: ExchangedChange): boolean {
  const form = change === 'form.imported' ? TravellingForm.safeParse(payload) : null;
  if (form?.success !== true) return false;
  const { id, name, digest } = form.data;
  return !hasForm(db, id) && formOfDigest(db, projectId, name, digest) === null;
}

function isNewMerge(db: ReadableDb, { change, payload }: ExchangedChange): boolean {
  const merge = change === 'subject.merged' ? SubjectMerge.safeParse(payload) : null;
  const split = change === 'subject.split' ? SubjectSplit.safeParse(payload) : null;
  return (
    (merge?.success === true && !hasMerge(db, merge.data.id)) ||
    (split?.success === true && !hasSplit(db, split.data.id))
  );
}

const Named = z.object({ id: z.string() });
const hereByChange: Readonly<Record<string, (db: ReadableDb, id: string) => boolean>> = {
  'model.travelled': hasModelVersion,
  'model.promoted': hasMove,
  'model.rolledBack': hasMove,
  'model.aliasRemoved': hasMove,
  'model.tagged': hasRegistryEntry,
  'model.noted': hasRegistryEntry,
  'model.recalled': hasRegistryEntry,
  'model.reinstated': hasRegistryEntry,
  'model.cardWritten': hasCardRevision,
};

function isNewOfModel(db: ReadableDb, { change, payload }: ExchangedChange): boolean {
  const isHere = hereByChange[change];
  const named = Named.safeParse(payload);
  return isHere !== undefined && named.success && !isHere(db, named.data.id);
}

function isNewComment(db: ReadableDb, { change, payload }: ExchangedChange): boolean {
  const said = change === 'thread.said' ? ThreadEvent.safeParse(payload) : null;
  return said?.success === true && !hasThreadEvent(db, said.data.id);
}

function isNewErasure(db: ReadableDb, { change, payload }: ExchangedChange): boolean {
  const erasure = change === 'subject.erased' ? SubjectErasure.safeParse(payload) : null;
  return erasure?.success === true && !hasErasure(db, erasure.data.id);
}

function isNewFormUse(db: ReadableDb, { change, payload }: ExchangedChange): boolean {
  const use = change === 'project.formUsed' ? FormUse.safeParse(payload) : null;
  return use?.success === true && !hasFormUse(db, use.data.id);
}
