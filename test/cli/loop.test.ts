import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { askJson, newHome, runFieldloop } from './run-fieldloop.ts';

const practice = join(import.meta.dirname, '../../resources/practice');
const home = newHome();
const ask = (...words: string[]) => askJson(home, words, practice);
const run = (...words: string[]) => runFieldloop(home, words, practice);

describe('the loop on the practice project', { timeout: 120_000 }, () => {
  let trained: unknown;
  let predicted: unknown;

  beforeAll(() => {
    ask('project', 'create', 'Screening');
    ask('dataset', 'import', 'screening-2026-q3.csv', '--dataset', 'screening');
    trained = ask('train', '--dataset', 'screening', '--target', 'needs_referral', '--seed', '7');
    ask('model', 'promote', 'needs_referral', '--alias', 'champion');
    ask('dataset', 'import', '--dataset', 'november', 'screening-2026-november.csv');
    predicted = ask('predict', '--dataset', 'november');
  });

  test('lists data sets with the rows of their files', () => {
    expect(ask('dataset', 'list')).toMatchObject({
      datasets: expect.arrayContaining([
        expect.objectContaining({ name: 'screening', version: 1, rows: 3000 }),
        expect.objectContaining({ name: 'november', version: 1, rows: 700 }),
      ]),
    });
  });

  test('trains a model that separates, and the same seed gives the same bytes', () => {
    const again = ask(
      'train',
      '--dataset',
      'screening',
      '--target',
      'needs_referral',
      '--seed',
      '7',
      '--name',
      'again',
    );

    const { sha256 } = (trained as { model: { sha256: string } }).model;
    expect(trained).toMatchObject({
      run: { id: expect.any(String), status: 'finished', seed: 7, seconds: expect.any(Number) },
      model: { ref: 'needs_referral@1', id: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      metrics: { auc: expect.any(Number) },
    });
    expect((trained as { metrics: { auc: number } }).metrics.auc).toBeGreaterThan(0.8);
    expect(again).toMatchObject({ model: { sha256 } });
  });

  test('scores every row and measures itself against the labels in the file', () => {
    expect(predicted).toMatchObject({
      rows: 700,
      model: 'needs_referral@1',
      windowId: expect.any(String),
      metrics: { accuracy: expect.any(Number) },
    });
  });

  test('scores one record and keeps the prediction, whose lineage reaches back to the file', () => {
    const record = {
      site: 'Busiu',
      age_months: 20,
      sex: 'male',
      weight_kg: 7,
      height_cm: 78,
      muac_cm: 10.9,
      oedema: 'yes',
      diarrhoea: 'no',
    };
    const made = ask('predict', '--record', JSON.stringify(record)) as { predictionId: string };

    expect(made).toMatchObject({
      prediction: 'yes',
      probabilities: { yes: expect.any(Number) },
      model: 'needs_referral@1',
    });
    const { nodes } = ask('lineage', made.predictionId) as { nodes: { kind: string; label: string }[] };
    expect(nodes.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['file', 'datasetVersion', 'run', 'modelVersion', 'prediction']),
    );
    expect(ask('record', 'label', made.predictionId, '--confirm')).toMatchObject({
      label: { predictionId: made.predictionId, revision: 1, predictionShown: false },
    });
  });

  test('explains one record by contributions that add up to its log-odds, and stores nothing', () => {
    const record = { age_months: 20, sex: 'male', weight_kg: 7, height_cm: 78, muac_cm: 10.9, oedema: 'yes' };
    const before = ask('audit', 'verify');
    const told = ask('explain', '--record', JSON.stringify(record)) as {
      base: number;
      contributions: { column: string; value: unknown; contribution: number }[];
      output: number;
      probabilities: { yes: number };
    };

    const sum = told.contributions.reduce((total, { contribution }) => total + contribution, told.base);
    expect(told).toMatchObject({ unit: 'logOdds', of: 'yes', model: 'needs_referral@1' });
    expect(told.contributions[0]).toMatchObject({ value: expect.anything(), contribution: expect.any(Number) });
    expect(sum).toBeCloseTo(told.output, 9);
    expect(1 / (1 + Math.exp(-sum))).toBeCloseTo(told.probabilities.yes, 4);
    expect(ask('audit', 'verify')).toEqual(before);
  });

  test('traces a model and a data set by the names they have', () => {
    const model = ask('lineage', 'needs_referral@champion') as { nodes: { kind: string; label: string }[] };
    const dataset = ask('lineage', 'november') as typeof model;

    expect(model.nodes.map(({ label }) => label)).toContain('screening-2026-q3.csv');
    expect(dataset.nodes.map(({ label }) => label)).toContain('screening-2026-november.csv');
    expect(ask('lineage', 'nobody')).toMatchObject({ error: { code: 'lineage.unknown' } });
  });

  test('compares the scored window with training, column by column', () => {
    const report = ask('monitor', 'report') as { columns: unknown[] };

    expect(report).toMatchObject({ n: 700, drift: expect.any(Boolean) });
    expect(report.columns).toContainEqual(
      expect.objectContaining({ name: 'weight_kg', test: 'ks', psi: expect.any(Number), drift: expect.any(Boolean) }),
    );
  });

  test('exports a data set to a path that counts from where the person stood', () => {
    const folder = dirname(home);

    const exported = askJson(home, ['dataset', 'export', 'november', '--to', 'out.csv'], folder);

    expect(exported).toMatchObject({ rows: 700 });
    expect(readFileSync(join(folder, 'out.csv'), 'utf8').trim().split(/\r?\n/)).toHaveLength(701);
  });

  test('writes predictions to a file that counts from where the person stood', () => {
    const folder = dirname(home);

    const written = askJson(home, ['predict', '--dataset', 'november', '--to', 'scored.csv'], folder);

    const [head, ...rows] = readFileSync(join(folder, 'scored.csv'), 'utf8').trim().split(/\r?\n/);
    expect(written).toMatchObject({ rows: 700, path: join(folder, 'scored.csv') });
    expect(head?.split(',')).toEqual(expect.arrayContaining(['prediction', 'probability_no', 'probability_yes']));
    expect(rows).toHaveLength(700);
  });

  test('finds chunks and the audit log whole', () => {
    expect(ask('dataset', 'verify')).toMatchObject({ ok: true, damaged: [] });
    expect(ask('audit', 'verify')).toMatchObject({ ok: true, damaged: [] });
    expect(run('audit', 'verify').code).toBe(0);
  });
});

describe('what goes wrong', () => {
  const empty = newHome();

  test('an expected failure exits 1 with its code, and nothing else on standard output', () => {
    const { code, out } = runFieldloop(empty, ['dataset', 'list', '--json']);

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'project.none', message: expect.any(String) } });
  });

  test.each([
    [['dance'], 'usage.unknownCommand', 'no command "dance"'],
    [['datset', 'list'], 'usage.unknownCommand', 'Did you mean dataset list?'],
    [['dataset', 'import'], 'usage.operands', 'FILE is missing'],
    [['dataset', 'import', 'a.csv'], 'usage.missingOption', '--dataset NAME is missing'],
    [['dataset', 'list', 'more'], 'usage.operands', 'More was typed'],
    [['dataset', 'list', '--target', 'y'], 'usage.optionNotTaken', 'takes no --target'],
    [['dataset', 'list', '--bogus'], 'usage.unknownOption', 'no option --bogus'],
    [['train', '--datset', 'x'], 'usage.unknownOption', 'Did you mean --dataset?'],
    [['dataset', 'import', 'a.csv', '--dataset', '--append'], 'usage.missingValue', 'needs a value'],
    [['dataset', 'import', 'a.csv', '--dataset', 'x', '--append=yes'], 'usage.valueNotTaken', 'takes no value'],
    [['dataset', 'import', 'a.csv', '--dataset', 'x', '--decimal', ';'], 'usage.notOneOf', 'Choose one of'],
    [['train', '--dataset', 'x', '--target', 'y', '--seed', 'seven'], 'usage.notNumber', 'not a number'],
    [['predict'], 'usage.chooseOne', '--record JSON'],
    [['record', 'add', '{bad'], 'usage.brokenJson', 'broken JSON at character 2, where "bad" begins'],
    [['record', 'add', '--record', '{"sex":'], 'usage.brokenJson', 'ends too early, after character 7'],
    [['record', 'add', '[1]'], 'usage.notRecord', 'values by column'],
    [['record', 'add', '{"sex":[1]}'], 'usage.notCell', '"sex"'],
    [['predict', '--record', 'sex=male'], 'usage.brokenJson', 'at character 1'],
    [['sync', 'bundle', 'export', 'x'], 'usage.notBuilt', 'not built yet'],
  ])('%j exits 2 and says why, with the code %s', (words, code, why) => {
    const told = runFieldloop(empty, words);
    const asJson = runFieldloop(empty, [...words, '--json']);

    expect(told).toMatchObject({ code: 2, out: '', err: expect.stringContaining(why) });
    expect(asJson).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(asJson.out)).toMatchObject({ error: { code, hint: expect.stringMatching(/./) } });
  });

  test('a value that the contract refuses is wrong usage, told by the name of its option', () => {
    const wells = newHome();
    askJson(wells, ['project', 'create', 'Wells']);

    const { code, err } = runFieldloop(wells, ['train', '--dataset', 'x', '--target', 'y', '--trees', '0']);

    expect(code).toBe(2);
    expect(err).toContain('--trees: ');
  });

  test('--help after a command shows how it is typed, and what it needs without brackets', () => {
    const { code, out } = runFieldloop(empty, ['dataset', 'export', '--help']);

    expect(code).toBe(0);
    expect(out).toContain('Usage: dataset export REF --to FILE [--home DIR]');
  });
});
