import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openEmbedded } from '../../server/open-storage.ts';
import { DatasetVersion } from '../../shared/dataset.ts';
import { DriftReport } from '../../shared/drift.ts';
import { LineageGraph } from '../../shared/lineage.ts';
import { ModelVersion } from '../../shared/registry.ts';
import { RunSummary } from '../../shared/run.ts';
import { valueOf } from '../core/open-test-home.ts';
import { startServer, type ServerProcess } from '../server-process.ts';
import { type Account, allAsTold, asTold, caught, metricsIn, numberIn, readAccount } from './account.ts';
import { pairsRankedRightly, shareOf } from './recount.ts';
import { askJson, newHome, runFieldloop } from './run-fieldloop.ts';
import { askStore, readWindow } from './stored-window.ts';

const root = join(import.meta.dirname, '../..');
const practiceFolder = join(root, 'resources/practice');
const readRows = (file: string): readonly Record<string, string>[] =>
  Papa.parse<Record<string, string>>(readFileSync(join(practiceFolder, file), 'utf8').trim(), { header: true }).data;

const File = z.object({ file: z.string(), rows: z.int() });
/** The practice project's known answers. */
const practice = z
  .object({
    dataset: z.string(),
    files: z.object({ training: File, current: File }),
    columns: z.array(z.object({ name: z.string() })),
    label: z.object({ column: z.string(), positive: z.string() }),
    knownDrift: z.object({ column: z.string(), site: z.string(), since: z.iso.date(), size: z.number() }),
  })
  .parse(JSON.parse(readFileSync(join(practiceFolder, 'practice.json'), 'utf8')));
const { training, current } = practice.files;
const { knownDrift, label } = practice;
const MS_PER_DAY = 86_400_000;

const home = newHome();
const serverFolder = join(mkdtempSync(join(tmpdir(), 'fieldloop-demo-')), 'server');
const ask = (...words: string[]) => askJson(home, words);
const askReport = () =>
  DriftReport.omit({ alpha: true }).extend({ windowId: z.string() }).parse(ask('monitor', 'report'));
let server: ServerProcess;
let account: Account;

beforeAll(async () => {
  server = await startServer(join(root, 'server/main.ts'), serverFolder);
  const { code, out, err } = runFieldloop(home, ['demo'], root, server.url);
  expect(code, err).toBe(0);
  account = readAccount(out);
});
afterAll(() => server.stop());

test('what was imported is what the file holds', () => {
  const told = account.step(1);
  const rows = readRows(training.file);
  const missing = [...told.matchAll(/^ {5}(\w+) +[a-z]+ +([\d,]+)(?: +\S+)?$/gm)].map(([, name, count]) => [
    name,
    Number(count),
  ]);
  const { dataset } = z.object({ dataset: DatasetVersion }).parse(ask('dataset', 'show', `${practice.dataset}@1`));

  expect(numberIn(told, /([\d,]+) rows/)).toBe(training.rows);
  expect(numberIn(told, /× (\d+) columns/)).toBe(practice.columns.length);
  expect(caught(told, /from (.+)/)).toEqual([training.file]);
  expect(missing).toEqual(practice.columns.map(({ name }) => [name, rows.filter((row) => row[name] === '').length]));
  expect(caught(told, /digest (\w+)/)).toEqual([dataset.digest]);
  expect(dataset).toMatchObject({ rows: rows.length });
});

test('what was trained is the run and the model that are kept', async () => {
  const told = account.step(2);
  const { runs } = z.object({ runs: z.tuple([RunSummary]) }).parse(ask('run', 'list'));
  const { model } = z.object({ model: ModelVersion }).parse(ask('model', 'show', `${label.column}@champion`));
  const [{ outcome, parameters }] = runs;
  const onnx = await askStore(home, async ({ blobs }) => valueOf(await blobs.read(model.sha256)));

  expect(caught(told, /(\S+): trained/)).toEqual([model.ref]);
  expect(numberIn(told, /in ([\d.]+) s/)).toBe(asTold(outcome?.seconds ?? 0));
  expect(numberIn(told, /(\d+) steps/)).toBe(outcome?.iterations);
  expect(numberIn(told, /on ([\d,]+) held-out/)).toBe(training.rows * Number(parameters['holdout']));
  expect(
    metricsIn((caught(told, /held-out rows parted by subject: (.+)/)[0] ?? '').replaceAll(/ \([^)]*\)/g, '')),
  ).toEqual(allAsTold(outcome?.metrics ?? {}));
  expect(caught(told, /sha256 (\w+)/)).toEqual([createHash('sha256').update(onnx).digest('hex')]);
  expect(numberIn(account.step(3), /threshold ([\d.]+)/)).toBe(asTold(model.threshold ?? 0));
});

test('what was scored is kept for every row, and its metrics count again from the file’s labels', async () => {
  const told = account.step(4);
  const isReferred = readRows(current.file).map((row) => row[label.column] === label.positive);
  const { windowId } = askReport();
  const window = await askStore(home, (opened) => readWindow(opened, windowId));
  const saysReferred = window.texts('prediction').map((answer) => answer === label.positive);
  const rightAmong = (referred: boolean): number =>
    shareOf(
      saysReferred.filter((_, row) => isReferred[row] === referred),
      (says) => says === referred,
    );

  expect(numberIn(told, /([\d,]+) rows scored/)).toBe(current.rows);
  expect(saysReferred).toHaveLength(current.rows);
  expect(metricsIn(caught(told, /labels: (.+)/)[0] ?? '')).toMatchObject({
    accuracy: asTold(shareOf(saysReferred, (says, row) => says === isReferred[row])),
    sensitivity: asTold(rightAmong(true)),
    specificity: asTold(rightAmong(false)),
    auc: asTold(pairsRankedRightly(window.numbers(`probability:${label.positive}`), isReferred)),
  });
});

test('each answer is the file’s own label, confirmed where the model said so and corrected where not', async () => {
  const told = account.step(5);
  const rows = readRows(current.file);
  const { windowId } = askReport();
  const { labels, predictions } = await askStore(home, (opened) => ({
    labels: opened.store.all('SELECT predictionId, answer FROM label'),
    predictions: readWindow(opened, windowId).texts('prediction'),
  }));
  const answers = labels.map(({ predictionId, answer }) => {
    const row = Number(String(predictionId).split(':')[1]);
    return { given: JSON.parse(String(answer)), model: predictions[row], file: rows[row]?.[label.column] };
  });

  expect(answers.map(({ given }) => given)).toEqual(
    answers.map(({ model, file }) => (model === file ? { kind: 'confirmed' } : { kind: 'corrected', to: file })),
  );
  const countOf = (kind: string): number => answers.filter(({ given }) => given.kind === kind).length;
  expect(numberIn(told, /(\d+) confirmed/)).toBe(countOf('confirmed'));
  expect(numberIn(told, /(\d+) corrected/)).toBe(countOf('corrected'));
});

test('the drift told is the one that the practice project hides, and every column reads as the report has it', () => {
  const told = account.step(6);
  const report = askReport();
  const [site, day, column] = caught(told, /(\S[^\n]*) since (\d{4}-\d\d-\d\d): (\w+) reads/);
  const daysOff = (Date.parse(day ?? '') - Date.parse(knownDrift.since)) / MS_PER_DAY;
  const [low, high] = caught(told, /95 % ([\d.]+) to ([\d.]+)/).map(Number);

  expect(numberIn(told, /([\d,]+) rows against/)).toBe(current.rows);
  expect(numberIn(told, /against ([\d,]+) of the reference/)).toBe(training.rows);
  expect({ site: site?.trim(), column }).toEqual({ site: knownDrift.site, column: knownDrift.column });
  expect(Math.abs(daysOff)).toBeLessThanOrEqual(7);
  expect(low).toBeLessThan(knownDrift.size);
  expect(high).toBeGreaterThan(knownDrift.size);
  expect(numberIn(told, /reads ([\d.]+) more/)).toBe(asTold(report.siteChange?.size.value ?? 0));
  for (const { name, adjustedPValue, psi } of report.columns) {
    const [p, index] = caught(told, new RegExp(`^[ !]+${name} +\\S+ +\\S+ +(\\S+) +(\\S+)$`, 'm'));
    expect(Number(p), name).toBe(asTold(adjustedPValue));
    expect(Number(index), name).toBe(asTold(psi ?? 0));
  }
});

test('what was sent is in the server’s own database, under the receipts told', async () => {
  const told = account.step(7);
  const receipts = [...told.matchAll(/receipt (\S+)/g)].map(([, id]) => id);
  const queued = await askStore(home, ({ store }) => store.value<number>('SELECT count(*) FROM outbox'));
  const counted = await server.status();
  await server.stop();
  const storage = await openEmbedded(serverFolder);
  const signed = await storage.all('SELECT id FROM receipt');
  const operations = await storage.all('SELECT "opUuid" FROM operation');
  await storage.close();

  expect(caught(told, /(http\S+): reached/)).toEqual([server.url]);
  expect(numberIn(told, /([\d,]+) waiting/)).toBe(0);
  expect(numberIn(told, /([\d,]+) sent/)).toBe(queued);
  expect(numberIn(told, /([\d,]+) received/)).toBe(operations.length);
  expect(numberIn(told, /([\d,]+) need you/)).toBe(counted.quarantined);
  expect(counted).toMatchObject({ devices: 1, operations: operations.length });
  expect(signed.map(({ id }) => id).toSorted()).toEqual(receipts.toSorted());
  expect(receipts.length).toBeGreaterThan(0);
});

test('the way back is the lineage that is kept, and the audit log is as long and as whole as told', async () => {
  const [prediction] = caught(account.step(8), /holds → prediction (\S+)/);
  const { nodes, edges } = LineageGraph.parse(ask('lineage', prediction ?? ''));
  const kinds = nodes.map(({ kind }) => kind);
  const entries = await askStore(home, ({ store }) => store.value<number>('SELECT count(*) FROM audit'));

  expect([...account.step(8).matchAll(/ → \w+ → /g)]).toHaveLength(edges.length);
  expect(kinds).toEqual(
    expect.arrayContaining(['file', 'run', 'modelVersion', 'deployment', 'prediction', 'label', 'receipt']),
  );
  expect(numberIn(account.step(9), /([\d,]+) entries, all whole/)).toBe(entries);
  expect(ask('audit', 'verify')).toMatchObject({ ok: true, entries });
});
