import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportCard } from '../../../electron/core/actions/export-card.ts';
import { exportModel } from '../../../electron/core/actions/export-model.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { showCard } from '../../../electron/core/actions/show-card.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { writeCard } from '../../../electron/core/actions/write-card.ts';
import { insertAlert } from '../../../electron/core/store/alerts.ts';
import { applyByKind } from '../../../electron/core/store/apply-change.ts';
import { insertReport } from '../../../electron/core/store/test-reports.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';
import { importPatients } from './import-patients.ts';
import { importText } from './import-text.ts';

const practice = ProjectDefinition.parse({ noticeKey: 'practice.notice' });

async function exportAs(home: TestHome, name: string, ref: string): Promise<string> {
  const path = join(home.folder, name);
  valueOf(await exportCard(home, { ref, path }));
  return readFileSync(path, 'utf8');
}

test('a card tells data, figures with intervals, limits, deployments, drift and training as they are recorded', async () => {
  const home = openTestHome({ definition: practice });
  const dataset = await importPatients(home);
  const asked = calls['model.train'].input.parse({ dataset: 'patients', target: 'sick', parameters: { trees: 5 } });
  const { model, run } = valueOf(await trainModel(home, asked));
  const move = valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: 'sick', reason: 'better' })));
  const window = valueOf(await predictDataset(home, calls['predict.dataset'].input.parse({ dataset: 'patients' })));
  const finding = { key: 'drift.finding.higher', values: { column: 'fever', site: 'Busiu', size: 1.25 } };
  home.store.transaction((db) => {
    insertAlert(db, {
      id: home.newId(),
      projectId: home.projectId,
      modelVersionId: model.id,
      windowId: window.id,
      finding,
      raisedAtMs: 86_400_000,
    });
  });

  const { card } = valueOf(await showCard(home, { ref: 'sick' }));
  const text = await exportAs(home, 'card.md', 'sick');

  expect(card).toMatchObject({ isPractice: true, text: null, run: { id: run.id }, deployments: [move] });
  expect(card.data).toMatchObject({ versionId: dataset.id, ref: 'patients@1', rows: 400, digest: dataset.digest });
  expect(card.data?.answers.reduce((sum, { rows }) => sum + rows, 0)).toBe(400);
  expect(text).toContain('> **Synthetic, for practice:');
  expect(text).toContain('| Intended use | Nobody said it yet. |');
  expect(text).toMatch(/\| AUC \| 0\.\d+ \| 0\.\d+ to [01](\.\d+)? \|/);
  expect(text).toMatch(/\| fever \| number \| – \| 3\d\.\d+ to \d+(\.\d+)? \|/);
  expect(text).toContain('| 1970-01-02 00:00 UTC | higher, column fever, site Busiu, size 1.25 | not yet |');
  expect(text).toContain('“better”');
  expect(text).toMatch(/\| Energy \| about .* Wh/);
});

test('an answer that training saw in fewer than one row of twenty is named as told less surely', async () => {
  const home = openTestHome();
  const rows = Array.from({ length: 400 }, (_, row) => `${row % 100},${row % 40 === 0 ? 'yes' : 'no'}`);
  await importText(home, 'few', ['x,rare', ...rows, ''].join('\n'));
  const asked = { dataset: 'few', target: 'rare', algorithm: 'linear' } as const;
  valueOf(await trainModel(home, calls['model.train'].input.parse(asked)));

  expect(await exportAs(home, 'card.md', 'rare')).toContain('“yes” was seen 10 times in 400');
});

test('what people say is revised and never lost, and reaches another laptop as it was said', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  const first = valueOf(await writeCard(home, { ref: 'sick', text: { use: 'Triage', owner: 'Ward 3' } }));
  const second = valueOf(await writeCard(home, { ref: 'sick', text: { use: 'Triage of children' } }));

  expect([first.place, second.place]).toEqual([1, 2]);
  expect(second.text).toMatchObject({ use: 'Triage of children', owner: 'Ward 3', notFor: '' });
  const elsewhere = openTestHome({ projectId: home.projectId });
  await deployModel(elsewhere, 0.5);
  const sent = home.store.all("SELECT payload FROM outbox WHERE kind = 'model.cardWritten' ORDER BY rowid DESC");
  for (const { payload } of [...sent, ...sent]) {
    const apply = applyByKind['model.cardWritten']!;
    const said = JSON.parse(String(payload)) as unknown;
    expect(elsewhere.store.transaction((db) => apply(db, home.projectId, said))).toBe(true);
  }
  const { card, revisions } = valueOf(await showCard(elsewhere, { ref: 'sick' }));
  expect(card.text).toEqual(second);
  expect(revisions).toEqual([second, first]);
});

test('what people say is text on every page, whatever signs are in it', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  const use = '<script>alert(1)</script> | *a*\nb';
  valueOf(await writeCard(home, { ref: 'sick', text: { use } }));

  expect(await exportAs(home, 'card.md', 'sick')).toContain('\\<script\\>alert(1)\\</script\\> \\| \\*a\\* b |');
  expect(await exportAs(home, 'card.html', 'sick')).toContain('&lt;script&gt;alert(1)&lt;/script&gt; | *a*');
  expect(JSON.parse(await exportAs(home, 'card.json', 'sick'))).toMatchObject({ text: { text: { use } }, run: null });
  const pdf = await exportCard(home, { ref: 'sick', path: join(home.folder, 'card.pdf') });
  expect(pdf).toMatchObject({ error: { code: 'card.format' } });
  const nowhere = await exportCard(home, { ref: 'sick', path: join(home.folder, 'none', 'card.md') });
  expect(nowhere).toMatchObject({ error: { code: 'file.unwritable' } });
});

test('the newest report of the tests stands on the card, and in the package', async () => {
  const home = openTestHome();
  const model = await deployModel(home, 0.5);
  const limits = { required: true, kind: 'outputSchema', rows: 100 } as const;
  const outcome = { detail: null, figures: [] };
  home.store.transaction((db) =>
    insertReport(db, home, {
      id: home.newId(),
      modelVersionId: model.id,
      modelRef: model.ref,
      suiteVersion: 1,
      judgedOn: null,
      championRef: null,
      threshold: 0.5,
      operatingPoint: null,
      environment: {},
      results: [{ ...outcome, verdict: 'failed', because: 'notANumber', test: { ...limits, id: 'schema' } }],
      seconds: 1,
      basis: 'a',
      testedAtMs: 86_400_000,
    }),
  );

  expect(await exportAs(home, 'card.md', 'sick')).toContain('| schema | failed (notANumber) |');
  const path = join(home.folder, 'package');
  valueOf(await exportModel(home, { ref: 'sick', path, folder: true }));
  expect(JSON.parse(readFileSync(join(path, 'test-report.json'), 'utf8'))).toMatchObject({ modelVersionId: model.id });
});
