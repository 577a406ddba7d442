import { randomUUID } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { previewMerge } from '../../../electron/core/actions/preview-merge.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { recallModel } from '../../../electron/core/actions/recall-model.ts';
import { rollBackModel } from '../../../electron/core/actions/roll-back-model.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { showCard } from '../../../electron/core/actions/show-card.ts';
import { tagModel } from '../../../electron/core/actions/tag-model.ts';
import { writeCard } from '../../../electron/core/actions/write-card.ts';
import { appendMove } from '../../../electron/core/store/alias-moves.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openProjectLaptop } from './open-project-laptop.ts';

const definition = ProjectDefinition.parse({ columns: [{ name: 'x', type: 'number' }] });

function openTwo(): readonly [TestHome, TestHome] {
  const projectId = randomUUID();
  return [openProjectLaptop(definition, projectId), openProjectLaptop(definition, projectId)];
}

async function bringIn(home: TestHome): Promise<ModelVersion> {
  const path = join(home.folder, 'model.onnx');
  writeFileSync(path, oneRowProbability().onnx);
  const input = { path, name: 'screening', classes: ['well', 'sick'] };
  return valueOf(await importModel(home, calls['model.import'].input.parse(input)));
}

const promote = async (home: TestHome, ref: string) =>
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref, override: 'no rows to judge it on' })));

async function give(from: TestHome, to: TestHome) {
  const path = join(from.folder, `${randomUUID()}.exchange`);
  valueOf(await exportProject(from, { path }));
  const news = valueOf(await previewMerge(to, { path })).news;
  const merged = valueOf(await mergeProject(to, { path, other: 'refuse' }));
  expect(news.models).toBe(merged.added.models + merged.leftOut);
  return merged;
}

const show = async (home: TestHome) => valueOf(await showModel(home, { ref: 'screening@champion' }));
const say = (home: TestHome) => predictRecord(home, calls['predict.record'].input.parse({ record: { x: 1 } }));

test('a version travels with its file, its deployment and what is said of it, and scores on the other laptop', async () => {
  const [first, second] = openTwo();
  const model = await bringIn(first);
  const move = await promote(first, model.ref);
  valueOf(await tagModel(first, { about: model.id, key: 'site', value: 'Busiu' }));

  const merged = await give(first, second);

  expect(merged).toMatchObject({ added: { models: 3 }, leftOut: 0 });
  const shown = await show(second);
  expect(shown.model).toMatchObject({
    id: model.id,
    sha256: model.sha256,
    tags: { site: 'Busiu' },
    aliases: ['champion'],
  });
  expect(shown.moves).toMatchObject([{ id: move.id, deviceId: first.deviceId, place: 1, threshold: 0.5 }]);
  expect(shown.moves[0]).toMatchObject({ gate: move.gate, override: move.override });
  expect(valueOf(await say(second))).toMatchObject({ modelVersionId: model.id, deploymentId: move.id });
  expect(lineageOf(second.store, model.id).edges).toContainEqual({ from: model.id, to: move.id, kind: 'promoted' });
  expect((await give(first, second)).added.models).toBe(0);
});

test('which records a canary has travels with it, and that laptop’s evidence with what took it back', async () => {
  const [first, second] = openTwo();
  await promote(first, (await bringIn(first)).ref);
  await bringIn(first);
  const canary = { by: 'share', share: 0.25 } as const;
  const input = { ref: 'screening@2', alias: 'canary', canary, override: 'no rows to judge it on' };
  const given = valueOf(await promoteModel(first, calls['model.promote'].input.parse(input)));
  const own = { count: 5, of: 5, share: { value: 1, low: 0.3, high: 1 } };
  const states = [{ tripwire: 'failed', limit: 0.05, own, other: null, verdict: 'tripped' } as const];
  const evidence = { tripped: 'failed', states, againstRef: 'screening@1', falseAlarm: 0.01, judgedAtMs: 1 } as const;
  first.store.transaction((db) =>
    appendMove(db, {
      ...given,
      id: randomUUID(),
      kind: 'removal',
      evidence: { ...evidence, states: [...states] },
      actorId: 'Fieldloop',
    }),
  );

  await give(first, second);

  const [taken, came] = valueOf(await showModel(second, { ref: 'screening' })).moves;
  expect(came).toMatchObject({ alias: 'canary', canary, evidence: null });
  expect(taken).toMatchObject({ alias: 'canary', kind: 'removal', evidence, actorName: 'Fieldloop' });
});

test('of two laptops that moved the alias the later place holds on both, then the later time', async () => {
  const [first, second] = openTwo();
  const shared = await bringIn(first);
  await promote(first, shared.ref);
  await give(first, second);
  const [ofFirst, ofSecond] = [await bringIn(first), await bringIn(second)];
  await promote(first, ofFirst.ref);
  await promote(second, ofSecond.ref);
  await promote(second, shared.ref);

  await give(first, second);
  await give(second, first);

  for (const home of [first, second]) {
    const { model, moves } = await show(home);
    expect(model.id).toBe(shared.id);
    expect(moves.filter(({ deviceId }) => deviceId === second.deviceId)).toHaveLength(2);
    expect(moves.map(({ place }) => place).toSorted()).toEqual([1, 2, 2, 3]);
  }
  const next = await promote(first, ofFirst.id);
  expect(next.place).toBe(4);
  const back = valueOf(await rollBackModel(first, calls['model.rollback'].input.parse({ name: 'screening' })));
  expect(back.modelVersionId).toBe(shared.id);
});

test('a recall reaches the other laptop, where the version serves nothing from then on', async () => {
  const [first, second] = openTwo();
  const model = await bringIn(first);
  await promote(first, model.ref);
  await give(first, second);
  expect((await say(second)).ok).toBe(true);
  valueOf(await recallModel(second, { ref: model.id, reason: 'wrong scale' }));

  await give(second, first);

  expect((await show(first)).model.recall).toMatchObject({ reason: 'wrong scale', actorName: 'Amina' });
  expect(await say(first)).toMatchObject({ error: { code: 'model.recalled' } });
});

test('what people wrote on a card goes along, every revision of it once', async () => {
  const [first, second] = openTwo();
  const { ref } = await bringIn(first);
  const earlier = valueOf(await writeCard(first, { ref, text: { use: 'Triage' } }));
  const later = valueOf(await writeCard(first, { ref, text: { owner: 'Ward 3' } }));

  const merged = await give(first, second);

  expect(merged).toMatchObject({ added: { models: 3 }, leftOut: 0 });
  const { card, revisions } = valueOf(await showCard(second, { ref }));
  expect(card.text?.text).toMatchObject({ use: 'Triage', owner: 'Ward 3' });
  expect(revisions).toEqual([later, earlier]);
  expect((await give(first, second)).added.models).toBe(0);
});

test('a model whose file is damaged stays behind, and everything else goes', async () => {
  const [first, second] = openTwo();
  const model = await bringIn(first);
  await promote(first, model.ref);
  valueOf(await tagModel(first, { about: 'screening', key: 'owner', value: 'district' }));
  const blob = readdirSync(first.folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(join(model.sha256.slice(0, 2), model.sha256.slice(2))),
  );
  writeFileSync(join(first.folder, blob!), 'other bytes');

  const merged = await give(first, second);

  expect(merged).toMatchObject({ added: { models: 1 }, leftOut: 1 });
  expect(second.store.value('SELECT count(*) FROM modelVersion')).toBe(0);
});
