import type { MessagePort } from 'node:worker_threads';
import { ok, type Result } from '../../../shared/result.ts';
import type { SealedChunk } from '../files/seal-chunks.ts';
import { previewTable } from '../files/tables/read-table.ts';
import { lineageOf } from '../store/lineage.ts';
import { checkExchange } from './check-exchange.ts';
import { type DatabaseLocation, openReadOnly, type ReadableDb } from '../store/open-database.ts';
import { compareShadow } from './compare-shadow.ts';
import { deriveVersion } from './derive-version.ts';
import { diffVersions } from './diff-versions.ts';
import { inspectBackup } from './integrity/inspect-backup.ts';
import { readFromBackup } from './integrity/read-from-backup.ts';
import { restoreBackup } from './integrity/restore-backup.ts';
import { writeBackup } from './integrity/write-backup.ts';
import { exportAnswers } from './exports/export-answers.ts';
import { exportDataset } from './exports/export-dataset.ts';
import { findMisfits } from './find-misfits.ts';
import { findSiteChangeInWindow } from './find-site-change.ts';
import { freezeRecords } from './freeze-records.ts';
import { importTable } from './import-table.ts';
import { judgeAnswers } from './judge-answers.ts';
import { KeptSealing } from './kept-sealing.ts';
import { judgeTests } from './model-tests/judge-tests.ts';
import { matchRows } from './model-tests/match-rows.ts';
import { measureFairness } from './model-tests/measure-fairness.ts';
import { sampleRows } from './model-tests/sample-rows.ts';
import { nearestAnswers } from './nearest-answers.ts';
import { measureQuality } from './quality/measure-quality.ts';
import { readExchange } from './read-exchange.ts';
import { readImages } from './read-images.ts';
import { measureSpace } from './measure-space.ts';
import { readPage } from './read-page.ts';
import { readPhoto } from './read-photo.ts';
import { scoreRange } from './score-range.ts';
import { sealAnswers } from './seal-answers.ts';
import { simulateDrift } from './simulate-drift.ts';
import { surveyExchange } from './survey-exchange.ts';
import { surveyRecords } from './survey-records.ts';
import type { FromReader, ReaderInput, ReaderTaskName, ReaderThreadData, TaskContext, ToReader } from './tasks.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyDatasets } from './verify-datasets.ts';
import { writeExchange } from './write-exchange.ts';

const ALIVE_EVERY_MS = 1_000;
/** Batches of chunks that may wait to be stored before the reader pauses: it never runs far ahead of the disk. */
const MOST_WAITING = 3;

type Handlers = {
  readonly [N in ReaderTaskName]: (input: ReaderInput<N>, context: TaskContext) => Promise<Result<unknown>>;
};

const handlers: Handlers = {
  'table.preview': ({ path, options }) => previewTable(path, options),
  'table.import': importTable,
  'dataset.verify': (input, context) => withDatabase(context, (db) => verifyDatasets(db, input, context)),
  'space.measure': (input, context) => withDatabase(context, (db) => measureSpace(db, placeOf(context), input)),
  'home.backup': (input, context) => writeBackup(placeOf(context), input, context),
  'backup.inspect': (input, context) => inspectBackup(placeOf(context), input),
  'backup.restore': restoreBackup,
  'backup.read': (input, context) => readFromBackup(placeOf(context), input),
  'dataset.misfits': (input, context) => withDatabase(context, (db) => findMisfits(db, input, context)),
  'dataset.quality': (input, context) => withDatabase(context, (db) => measureQuality(db, input, context)),
  'photo.read': readPhoto,
  'image.read': (input, context) => withDatabase(context, (db) => readImages(db, input, context)),
  'dataset.export': (input, context) => withDatabase(context, (db) => exportDataset(db, input, context)),
  'dataset.derive': (input, context) => withDatabase(context, (db) => deriveVersion(db, input, context)),
  'dataset.diff': (input, context) => withDatabase(context, (db) => diffVersions(db, input, context)),
  'exchange.write': (input, context) => withDatabase(context, (db) => writeExchange(db, input, context)),
  'exchange.check': (input, context) => withDatabase(context, (db) => checkExchange(db, input, context)),
  'exchange.read': (input, context) => withDatabase(context, (db) => readExchange(db, input, context)),
  'exchange.survey': (input, context) => withDatabase(context, (db) => surveyExchange(db, input, context)),
  'records.freeze': (input, context) => withDatabase(context, (db) => freezeRecords(db, input, context)),
  'records.survey': (input, context) => withDatabase(context, (db) => surveyRecords(db, input, context)),
  'answers.export': (input, context) => withDatabase(context, (db) => exportAnswers(db, input, context)),
  'range.score': (input, context) => withDatabase(context, async (db) => scoreRange(db, input)),
  'answers.seal': async (input) => sealAnswers(input),
  'answers.judge': (input, context) => withDatabase(context, (db) => judgeAnswers(db, input, context)),
  'tests.sample': (input, context) => withDatabase(context, async (db) => sampleRows(db, input)),
  'tests.matchRows': (input, context) => withDatabase(context, async (db) => matchRows(db, input)),
  'tests.judge': (input, context) => withDatabase(context, async (db) => judgeTests(db, input)),
  'shadow.compare': (input, context) => withDatabase(context, async (db) => ok(compareShadow(db, input))),
  'tests.fairness': (input, context) => withDatabase(context, async (db) => measureFairness(db, input)),
  'review.nearest': (input, context) => withDatabase(context, async (db) => nearestAnswers(db, input)),
  'audit.verify': (_, context) => withDatabase(context, (db) => verifyAudit(db, context)),
  'home.references': (_, context) => withDatabase(context, async (db) => ok({ broken: brokenReferences(db) })),
  'lineage.show': ({ id }, context) => withDatabase(context, async (db) => ok(lineageOf(db, id))),
  'dataset.page': (input, context) => withDatabase(context, async (db) => readPage(db, input)),
  'drift.simulate': (input, context) => simulateDrift(input, context),
  'drift.siteChange': (input, context) => withDatabase(context, async (db) => findSiteChangeInWindow(db, input)),
};

const brokenReferences = (db: ReadableDb): number => db.all('PRAGMA foreign_key_check').length;

/** A connection for one task, so that a reader never holds an old snapshot, nor the file, between tasks. */
async function withDatabase<T>(context: TaskContext, work: (db: ReadableDb) => Promise<T>): Promise<T> {
  const db = openReadOnly(placeOf(context));
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

function placeOf({ database }: TaskContext): DatabaseLocation {
  if (database === null) throw new Error('This reader was started without a database.');
  return database;
}

/** One task at a time: the pool sends the next when it has the answer. What is thrown ends the thread; the pool says so. */
export function serveReading(port: MessagePort, data: ReaderThreadData): void {
  const { database, blobs } = data;
  const sealing = new KeptSealing(new URL(data.entry));
  let abort = new AbortController();
  let waiting = 0;
  let wake: (() => void) | null = null;
  const post = (message: FromReader): void => port.postMessage(message);

  const emit: TaskContext['emit'] = (chunks) => hand({ kind: 'chunks', chunks }, chunks);
  const emitImages: TaskContext['emitImages'] = (images) => hand({ kind: 'images', images }, images);

  const hand = async (message: FromReader, parts: readonly Pick<SealedChunk, 'bytes'>[]): Promise<void> => {
    port.postMessage(
      message,
      parts.map(({ bytes }) => bytes.buffer),
    );
    waiting++;
    if (waiting < MOST_WAITING) return;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  };

  const run = async <N extends ReaderTaskName>(name: N, input: ReaderInput<N>): Promise<void> => {
    abort = new AbortController();
    waiting = 0;
    const onProgress: TaskContext['onProgress'] = (progress) => post({ kind: 'progress', progress });
    const context = { sealing, database, blobs, signal: abort.signal, onProgress, emit, emitImages };
    post({ kind: 'alive' });
    const alive = setInterval(() => post({ kind: 'alive' }), ALIVE_EVERY_MS);
    post({ kind: 'done', result: await handlers[name](input, context).finally(() => clearInterval(alive)) });
  };

  port.on('message', (message: ToReader) => {
    if (message.kind === 'cancel') abort.abort();
    if (message.kind === 'run') void run(message.name, message.input as never); // the pool types name and input together
    if (message.kind === 'stored') waiting--;
    if (message.kind !== 'run') wake?.();
  });
}
