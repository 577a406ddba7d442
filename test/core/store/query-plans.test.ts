import { expect, test } from 'vitest';
import { sweepChunks } from '../../../electron/core/store/chunks.ts';
import { eventsOfProject } from '../../../electron/core/store/exchanged.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { labelledRows } from '../../../electron/core/store/labels.ts';
import type { Bound, ReadableDb, Row, Store } from '../../../electron/core/store/open-database.ts';
import { unansweredPredictions } from '../../../electron/core/store/predictions.ts';
import { countRecords, newestEventId, newestRecords } from '../../../electron/core/store/records.ts';
import { countRuns, runPage } from '../../../electron/core/store/run-list.ts';
import { askingTopicIds, newestTopicIds, threadEvents } from '../../../electron/core/store/threads.ts';
import { countAdvice, countServed } from '../../../electron/core/store/served-answers.ts';
import { countForShadow, shadowPairs } from '../../../electron/core/store/shadow-predictions.ts';
import { capturedDays, todayCounts } from '../../../electron/core/store/today.ts';
import { versionChunks, versionChunksOfRows } from '../../../electron/core/store/version-chunks.ts';
import { newestWindow, windowChunks } from '../../../electron/core/store/windows.ts';
import { RunOrder } from '../../../shared/run.ts';
import { openTestDatabase } from './open-test-database.ts';

/** Runs `ask` on an empty database and answers how SQLite looks up each query that it asks. */
function plansOf(ask: (store: Store) => unknown): string[] {
  const { store } = openTestDatabase();
  const asked: string[] = [];
  const explain = (sql: string, bound: readonly Bound[]): void => {
    asked.push(...store.all(`EXPLAIN QUERY PLAN ${sql}`, ...bound).map((row) => String(row['detail'])));
  };
  const watched: ReadableDb = {
    all: (sql, ...bound): readonly Row[] => (explain(sql, bound), store.all(sql, ...bound)),
    first: (sql, ...bound) => (explain(sql, bound), store.first(sql, ...bound)),
    value: <T>(sql: string, ...bound: readonly Bound[]) => (explain(sql, bound), store.value<T>(sql, ...bound)),
  };
  ask({ ...store, ...watched });
  return asked;
}

/** Tables that grow with use; a query that runs for a person must find its rows in them by an index. */
const GROWING =
  /^SCAN (record|recordEvent|event|later|prediction|label|run|predictionWindow|shadowPrediction|shadow|last|servedAnswer|told|win|windowChunk|versionChunk|leasedChunk|lineageEdge|edge|audit|threadEvent|asked|answer)\b(?! USING (COVERING )?INDEX)/;

const firstPage = (order: RunOrder) => ({ order, ascending: false, firstRow: 0, rows: 100 });

const ID = '00000000-0000-4000-8000-000000000000';

test.each<[string, (store: Store) => unknown]>([
  ['the newest records', (db) => newestRecords(db, ID, 100)],
  ['how many records there are', (db) => countRecords(db, ID)],
  ['the event that an edit builds on', (db) => newestEventId(db, ID)],
  ['what waits for an answer', (db) => unansweredPredictions(db, ID, ID)],
  ['the rows of a window that were answered', (db) => labelledRows(db, ID)],
  ['Today’s figures', (db) => todayCounts(db, { projectId: ID, championId: ID, canaryId: ID, nowMs: 0 })],
  ['the records of a fortnight', (db) => capturedDays(db, ID, 0)],
  ['the newest window of a model', (db) => newestWindow(db, ID)],
  ['the chunks of a window', (db) => windowChunks(db, ID, 0)],
  ['the chunks of a version', (db) => versionChunks(db, ID)],
  ['the chunks of a page', (db) => versionChunksOfRows(db, ID, 0, 50)],
  ['the lineage of a thing', (db) => lineageOf(db, ID)],
  ['what was said of a thing', (db) => threadEvents(db, ID, ID)],
  ['what waits for somebody', (db) => askingTopicIds(db, ID, { id: ID, role: 'admin' })],
  ['the newest threads', (db) => newestTopicIds(db, ID, 10)],
  ['a page of runs', (db) => runPage(db, ID, { status: 'finished', search: 'referral' }, firstPage('started'))],
  [
    'what a deployment told and people answered',
    (db) => countAdvice(db, { deploymentIds: [ID], fromMs: 0, untilMs: 1, sites: { column: 's', names: [] } }, 'sick'),
  ],
  ['how a deployment served', (db) => countServed(db, ID, 1)],
  ['what waits for the shadow', (db) => countForShadow(db, { projectId: ID, modelVersionId: ID, sinceMs: 0 })],
  ['what two versions said of the same records', (db) => shadowPairs(db, ID, ID)],
  ['how many runs fit', (db) => countRuns(db, ID, { target: 'sick', startedFromMs: 0 })],
])('%s are found by an index', (_, ask) => {
  const plans = plansOf(ask);

  expect(plans.join('\n')).toMatch(/SEARCH .* USING/);
  expect(plans.filter((detail) => GROWING.test(detail))).toEqual([]);
});

test('whether somebody still names a chunk is looked up by its hash, also when it is deleted', async () => {
  const { store } = openTestDatabase();
  const asked: string[] = [];
  const watching: Store = {
    ...store,
    transaction: (work) =>
      store.transaction((db) => work({ ...db, run: (sql, bound) => (asked.push(sql), db.run(sql, bound)) })),
  };

  await sweepChunks(watching);

  const plans = asked.flatMap((sql) =>
    store.all(`EXPLAIN QUERY PLAN ${sql.replace(':most', '32')}`).map((row) => String(row['detail'])),
  );
  for (const table of ['versionChunk', 'windowChunk', 'leasedChunk']) {
    expect(plans).toContainEqual(
      expect.stringMatching(new RegExp(`^SEARCH ${table} USING COVERING INDEX ${table}ByHash`)),
    );
  }
});

test('events to exchange are read a page at a time, not all sorted for every page', () => {
  const plans = plansOf((db) => [...eventsOfProject(db, ID)]);

  expect(plans.join('\n')).toMatch(/SEARCH e USING INTEGER PRIMARY KEY/);
  expect(plans.join('\n')).not.toMatch(/USE TEMP B-TREE/);
});

test.each(RunOrder.options.filter((order) => order !== 'data'))(
  'runs sorted by %s are chosen in the order of an index, and what they came to is read of the page alone',
  (order) => {
    const plans = plansOf((db) => runPage(db, ID, {}, firstPage(order)));

    // One that holds all that the choice asks for is read whole and sorted sooner than another in its order.
    const inOrder = /SEARCH run USING INDEX runBy(?!Time)[^]*SCAN wanted/;
    const covering = /SEARCH run USING COVERING INDEX runByTime[^]*SCAN wanted/;
    expect(plans.join('\n')).toMatch(order === 'started' || order === 'name' ? covering : inOrder);
    expect(plans.at(plans.findIndex((plan) => plan.startsWith('SCAN wanted')) + 1)).toMatch(/INTEGER PRIMARY KEY/);
  },
);
