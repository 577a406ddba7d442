import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/domain/random.ts';
import type { ModelVersion } from '../../shared/registry.ts';
import { valueOf } from '../core/open-test-home.ts';
import { readBirdstrikes, readFlights, readPenguins, type Row, writeCsv } from './real-tables.ts';
import { mostFrequent, pairsRankedRightly, rootMeanSquare, shareOf } from './recount.ts';
import { askJson, newHome } from './run-fieldloop.ts';
import { runOnnx } from './run-onnx.ts';
import { askStore, readWindow, type StoredWindow } from './stored-window.ts';

type RealInput = {
  readonly name: string;
  readonly read: () => readonly Row[] | Promise<readonly Row[]>;
  readonly target: string;
  readonly task: 'binary' | 'multiclass' | 'regression';
  /** A part that is not like the whole, by a column that the model reads, and that column. */
  readonly isElsewhere: (row: Row) => boolean;
  readonly moved: string;
};

const inputs: readonly RealInput[] = [
  {
    name: 'birdstrikes',
    read: readBirdstrikes,
    target: 'Wildlife Size',
    task: 'multiclass',
    isElsewhere: (row) => (row['Flight Date'] ?? '') >= '1998',
    moved: 'Flight Date',
  },
  {
    name: 'penguins',
    read: () => readPenguins().filter((row) => row['Sex'] !== ''),
    target: 'Sex',
    task: 'binary',
    isElsewhere: (row) => row['Island'] === 'Biscoe',
    moved: 'Island',
  },
  {
    name: 'flights',
    read: () => readFlights(20_000),
    target: 'distance',
    task: 'regression',
    isElsewhere: (row) => ['LAX', 'SFO', 'SEA', 'LAS', 'PHX'].includes(row['origin'] ?? ''),
    moved: 'origin',
  },
];

/** A model may make at most this share of the errors of whoever always gives the same answer. */
const MOST_OF_BASELINE = 0.75;

type Predicted = { rows: number; windowId: string; metrics: Record<string, number> };
type Reported = { n: number; drift: boolean; columns: { name: string; drift: boolean }[] };

describe.each(inputs)('the loop on $name', ({ name, read, target, task, isElsewhere, moved }) => {
  const home = newHome();
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-real-'));
  const ask = (...words: string[]) => askJson(home, words, folder);
  let training: readonly Row[];
  let held: readonly Row[];
  let model: ModelVersion;
  let predicted: Predicted;
  let stored: StoredWindow;

  beforeAll(async () => {
    [training, held] = drawHalves(await read());
    writeCsv(join(folder, 'training.csv'), training);
    writeCsv(join(folder, 'held.csv'), held);
    writeCsv(join(folder, 'elsewhere.csv'), held.filter(isElsewhere));
    ask('project', 'create', name);
    ask('dataset', 'import', 'training.csv', '--dataset', 'training');
    ask('dataset', 'import', 'held.csv', '--dataset', 'held');
    ({ model } = ask('train', '--dataset', 'training', '--target', target) as { model: ModelVersion });
    ask('model', 'promote', model.ref, '--alias', 'champion');
    predicted = ask('predict', '--dataset', 'held') as Predicted;
    stored = await askStore(home, (opened) => readWindow(opened, predicted.windowId));
  });

  test('every row that was not learned from is scored, and the answers are kept', () => {
    const kept = task === 'regression' ? stored.numbers('value') : stored.texts('prediction');

    expect(model.spec.task).toBe(task);
    expect(predicted.rows).toBe(held.length);
    expect(kept.length).toBe(held.length);
    expect(ask('dataset', 'verify')).toMatchObject({ ok: true });
    expect(ask('audit', 'verify')).toMatchObject({ ok: true });
  });

  test('the model file alone, in ONNX Runtime on the rows as text, answers what was kept', async () => {
    const onnx = await askStore(home, async ({ blobs }) => valueOf(await blobs.read(model.sha256)));

    const answers = await runOnnx(onnx, model.spec, held);

    const width = Math.max(1, model.spec.classes.length);
    const columns = task === 'regression' ? ['value'] : model.spec.classes.map((each) => `probability:${each}`);
    const differences = columns.map((column, place) =>
      stored.numbers(column).reduce((most, kept, row) => {
        const answer = answers[row * width + place] ?? Number.NaN;
        return Math.max(most, Math.abs(kept - answer) / Math.max(1, Math.abs(answer)));
      }, 0),
    );
    // ONNX Runtime adds up the trees of batches of another size in another order, and a quantity's float32 sums are
    // scaled by its spread: it is held to what an export is held to.
    expect(Math.max(...differences)).toBeLessThanOrEqual(task === 'regression' ? 1e-5 : 1e-6);
  });

  test('the metrics told are those of the kept answers, and clearly better than always saying the same', () => {
    const actual = held.map((row) => row[target] ?? '');
    const said = training.map((row) => row[target] ?? '');

    if (task === 'regression') {
      const rmse = rootMeanSquare(stored.numbers('value').map((value, row) => value - Number(actual[row])));
      const mean = said.reduce((sum, text) => sum + Number(text), 0) / said.length;
      const alwaysTheMean = rootMeanSquare(Float64Array.from(actual, (text) => Number(text) - mean));
      expect(predicted.metrics['rmse']).toBeCloseTo(rmse, 4);
      expect(rmse).toBeLessThan(MOST_OF_BASELINE * alwaysTheMean);
      return;
    }
    const predictions = stored.texts('prediction');
    const error = shareOf(actual, (text, row) => predictions[row] !== text);
    const usual = mostFrequent(said);
    expect(predicted.metrics['accuracy']).toBeCloseTo(1 - error, 6);
    expect(error).toBeLessThan(MOST_OF_BASELINE * shareOf(actual, (text) => text !== usual));
    if (task !== 'binary') return;
    const positive = model.spec.positiveClass ?? '';
    const auc = pairsRankedRightly(
      stored.numbers(`probability:${positive}`),
      actual.map((text) => text === positive),
    );
    expect(predicted.metrics['auc']).toBeCloseTo(auc, 6);
    expect(1 - auc).toBeLessThan(MOST_OF_BASELINE * 0.5);
  });

  test('another half of the same rows is no drift; a part from elsewhere is', () => {
    const same = ask('monitor', 'report', '--data', 'held.csv') as Reported;
    const other = ask('monitor', 'report', '--data', 'elsewhere.csv') as Reported;

    expect(same).toMatchObject({ n: held.length, drift: false });
    expect(other).toMatchObject({ n: held.filter(isElsewhere).length, drift: true });
    expect(other.columns.filter(({ drift }) => drift).map((column) => column.name)).toContain(moved);
  });
});

/** Drawn by lot: the files have an order, such as a male and a female penguin in turn. */
function drawHalves(rows: readonly Row[]): readonly [readonly Row[], readonly Row[]] {
  const random = createRandom(1);
  const isDrawn = rows.map(() => random.next() < 0.5);
  return [rows.filter((_, row) => isDrawn[row]), rows.filter((_, row) => !isDrawn[row])];
}
