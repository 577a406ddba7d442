import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { listModels } from '../../../electron/core/actions/list-models.ts';
import { noteModel } from '../../../electron/core/actions/note-model.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { recallModel } from '../../../electron/core/actions/recall-model.ts';
import { reinstateModel } from '../../../electron/core/actions/reinstate-model.ts';
import { removeAlias } from '../../../electron/core/actions/remove-alias.ts';
import { rollBackModel } from '../../../electron/core/actions/roll-back-model.ts';
import { scoreRecord } from '../../../electron/core/actions/score-record.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { showToday } from '../../../electron/core/actions/show-today.ts';
import { tagModel } from '../../../electron/core/actions/tag-model.ts';
import { lastMove, movesInOrder } from '../../../electron/core/store/alias-moves.ts';
import { modelIdByName } from '../../../electron/core/store/models.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import { giveDeviceKey } from '../give-device-key.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({
  columns: [{ name: 'x', type: 'number' }],
  rule: { column: 'x', operator: '>', value: 2, answer: 'sick', otherwise: 'well' },
  blind: { share: 0 },
});

/** A home with versions 1 to `versions` of "screening", of different bytes, none in use. */
async function openWith(versions: number): Promise<TestHome> {
  const home = giveDeviceKey(openTestHome({ definition }));
  for (let version = 1; version <= versions; version += 1) {
    const path = join(home.folder, `${version}.onnx`);
    writeFileSync(path, withMark(oneRowProbability().onnx, version));
    const input = { path, name: 'screening', classes: ['well', 'sick'] };
    valueOf(await importModel(home, calls['model.import'].input.parse(input)));
  }
  return home;
}

/** The same graph under another hash: `model_version` (field 5, a varint) is appended to the file. */
const withMark = (onnx: Uint8Array, version: number): Uint8Array => Uint8Array.from([...onnx, 0x28, version]);

/** There are no rows here to judge a model on, so somebody takes it upon them. */
const promote = (home: TestHome, input: Input<'model.promote'>) =>
  promoteModel(home, calls['model.promote'].input.parse({ override: 'known from elsewhere', ...input }));
const rollBack = (home: TestHome, input: Partial<Input<'model.rollback'>> = {}) =>
  rollBackModel(home, calls['model.rollback'].input.parse({ name: 'screening', ...input }));
const say = (home: TestHome, x: number) => predictRecord(home, calls['predict.record'].input.parse({ record: { x } }));
const moves = (home: TestHome) =>
  movesInOrder(home.store, modelIdByName(home.store, home.projectId, 'screening')!, 'champion').map(
    ({ kind, ref }) => `${kind} ${ref}`,
  );

/** The file of a version in the home. */
function blobOf(home: TestHome, sha256: string): string {
  const name = readdirSync(home.folder, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(join(sha256.slice(0, 2), sha256.slice(2))),
  );
  return join(home.folder, name!);
}

test('rolling back takes the version before with the operating point that it had', async () => {
  const home = await openWith(2);
  const first = valueOf(await promote(home, { ref: 'screening@1', threshold: 0.3 }));
  valueOf(await promote(home, { ref: 'screening@2', threshold: 0.8 }));

  const back = valueOf(await rollBack(home, { reason: 'too many missed' }));

  expect(back).toMatchObject({ kind: 'rollback', ref: 'screening@1', previousRef: 'screening@2', threshold: 0.3 });
  expect(back).toMatchObject({ operatingPoint: first.operatingPoint, reason: 'too many missed', place: 3 });
  expect(valueOf(await say(home, 0))).toMatchObject({ modelRef: 'screening@1', deploymentId: back.id, threshold: 0.3 });
  const queued = home.store.all("SELECT lane FROM outbox WHERE kind = 'model.rolledBack' AND entityId = ?", back.id);
  expect(queued).toEqual([{ lane: 'model:screening' }]);
  expect(valueOf(await home.readers.run('audit.verify', null)).damaged).toEqual([]);
});

test('rolling back again leads further back, and ends at the first version', async () => {
  const home = await openWith(3);
  for (const ref of ['screening@1', 'screening@2', 'screening@2', 'screening@3']) valueOf(await promote(home, { ref }));

  expect(valueOf(await rollBack(home)).ref).toBe('screening@2');
  expect(valueOf(await rollBack(home)).ref).toBe('screening@1');
  expect(await rollBack(home)).toMatchObject({ error: { code: 'model.noPrevious' } });
  expect(moves(home).slice(-2)).toEqual(['rollback screening@2', 'rollback screening@1']);
});

test.each([
  ['damaged', (path: string) => writeFileSync(path, 'something else'), 'blob.damaged'],
  ['missing', (path: string) => rmSync(path), 'blob.missing'],
])('a version before whose file is %s is not gone back to, and the champion stays', async (_, harm, cause) => {
  const home = await openWith(2);
  const { model } = valueOf(await showModel(home, { ref: 'screening@1' }));
  for (const ref of ['screening@1', 'screening@2']) valueOf(await promote(home, { ref }));
  harm(blobOf(home, model.sha256));

  const refused = await rollBack(home);

  expect(refused).toMatchObject({ error: { code: 'model.cannotReturn', details: { cause } } });
  expect(moves(home)).toEqual(['promotion screening@1', 'promotion screening@2']);
  expect(valueOf(await say(home, 0)).modelRef).toBe('screening@2');
});

test('a version before that is no model any more is refused by compute, and the champion stays', async () => {
  const home = await openWith(1);
  const text = await home.blobs.put(new TextEncoder().encode('no model at all'));
  valueOf(await promote(home, { ref: 'screening@1' }));
  home.store.transaction((db) => db.run('UPDATE modelVersion SET sha256 = :sha256', { sha256: text.sha256 }));
  const path = join(home.folder, 'next.onnx');
  writeFileSync(path, oneRowProbability().onnx);
  const next = { path, name: 'screening', classes: ['well', 'sick'] };
  valueOf(await importModel(home, calls['model.import'].input.parse(next)));
  valueOf(await promote(home, { ref: 'screening@2' }));

  expect(await rollBack(home)).toMatchObject({
    error: { code: 'model.cannotReturn', details: { cause: 'model.notOnnx' } },
  });
  expect(valueOf(await say(home, 0)).modelRef).toBe('screening@2');
});

test('of two who move an alias at once one wins, and the other is told who did', async () => {
  const home = await openWith(3);
  for (const ref of ['screening@1', 'screening@2']) valueOf(await promote(home, { ref }));

  const both = await Promise.all([rollBack(home), promote(home, { ref: 'screening@3' })]);

  const refused = both.filter(({ ok }) => !ok);
  expect(refused).toMatchObject([{ error: { code: 'model.aliasMoved' } }]);
  expect(moves(home)).toHaveLength(3);
  const seen = { ref: 'screening@2', expected: 2 };
  const late = await promote(home, seen);
  expect(late).toMatchObject({ error: { code: 'model.aliasMoved' } });
  expect(!late.ok && late.error.message).toContain('Amina');
  expect(valueOf(await promote(home, { ...seen, expected: 3 })).place).toBe(4);
});

test('an alias that was removed points nowhere, and goes back to where it was', async () => {
  const home = await openWith(1);
  valueOf(await promote(home, { ref: 'screening@1', alias: 'shadow' }));

  const removal = calls['model.removeAlias'].input.parse({ name: 'screening', alias: 'shadow' });
  const removed = valueOf(await removeAlias(home, removal));

  expect(removed).toMatchObject({ kind: 'removal', ref: 'screening@1', place: 2 });
  expect(valueOf(await showModel(home, { ref: 'screening' })).model.aliases).toEqual([]);
  expect(await showModel(home, { ref: 'screening@shadow' })).toMatchObject({ error: { code: 'model.unknown' } });
  expect(await showModel(home, { ref: '@shadow' })).toMatchObject({ error: { code: 'model.noneDeployed' } });
  expect(await removeAlias(home, removal)).toMatchObject({ error: { code: 'model.noAlias' } });
  expect(valueOf(await rollBack(home, { alias: 'shadow' }))).toMatchObject({ ref: 'screening@1', previousRef: null });
});

test.each(['latest', 'v1', 'V12', 'two words', ''])('the alias "%s" is refused, as MLflow does', (alias) => {
  expect(calls['model.promote'].input.safeParse({ ref: 'screening', alias }).success).toBe(false);
});

test('a move counts as later than the one before also where the clock was set back', async () => {
  const home = await openWith(2);
  valueOf(await promote(home, { ref: 'screening@1' }));
  const behind = { ...home, now: () => home.now() - 86_400_000 };

  const moved = valueOf(
    await promoteModel(
      behind,
      calls['model.promote'].input.parse({ ref: 'screening@2', override: 'known from elsewhere' }),
    ),
  );

  expect(valueOf(await say(home, 0))).toMatchObject({ modelRef: 'screening@2', deploymentId: moved.id });
});

test('a recalled champion serves nothing: the written rule answers and says so, until it is reinstated', async () => {
  const home = await openWith(1);
  valueOf(await promote(home, { ref: 'screening@1' }));

  const recalled = valueOf(await recallModel(home, { ref: 'screening@1', reason: 'wrong scale' }));

  expect(recalled).toMatchObject({ aliases: ['champion'], recall: { reason: 'wrong scale', actorName: 'Amina' } });
  const typed = calls['record.score'].input.parse({ values: { x: 3 } });
  const said = valueOf(await scoreRecord(home, typed));
  expect(said).toMatchObject({ modelRef: null, output: null, rule: { answer: 'sick' } });
  expect(said.recalled).toMatchObject({ ref: 'screening@1', reason: 'wrong scale' });
  const saved = valueOf(
    await addRecord(home, calls['record.add'].input.parse({ subjectCode: 'S-1', values: { x: 3 } })),
  );
  expect(saved).toMatchObject({ prediction: null, rule: { answer: 'sick' } });
  expect(await say(home, 0)).toMatchObject({ error: { code: 'model.recalled' } });
  expect(valueOf(await showToday(home, {}))).toMatchObject({ champion: null, recalled: { ref: 'screening@1' } });

  valueOf(await reinstateModel(home, { ref: 'screening@1', reason: 'the scale was right' }));

  expect(valueOf(await scoreRecord(home, typed))).toMatchObject({
    modelRef: 'screening@1',
    recalled: null,
    rule: null,
  });
  const kinds = home.store
    .all("SELECT kind FROM outbox WHERE entityKind = 'model' ORDER BY id")
    .map(({ kind }) => kind);
  expect(kinds).toEqual(['model.recalled', 'model.reinstated']);
});

test('a recalled version is not put in use and is passed over when rolling back; who names it may still look into it', async () => {
  const home = await openWith(3);
  for (const ref of ['screening@1', 'screening@2', 'screening@3']) valueOf(await promote(home, { ref }));
  valueOf(await recallModel(home, { ref: 'screening@2', reason: 'wrong scale' }));

  expect(await promote(home, { ref: 'screening@2' })).toMatchObject({ error: { code: 'model.recalled' } });
  expect(valueOf(await rollBack(home)).ref).toBe('screening@1');
  const named = calls['predict.record'].input.parse({ model: 'screening@2', record: { x: 0 } });
  expect(valueOf(await predictRecord(home, named)).modelRef).toBe('screening@2');
  expect(await recallModel(home, { ref: 'screening@2', reason: 'again' })).toMatchObject({
    error: { code: 'model.isRecalled' },
  });
  expect(await reinstateModel(home, { ref: 'screening@1', reason: 'why not' })).toMatchObject({
    error: { code: 'model.notRecalled' },
  });
});

test('tags and notes of a model and of a version are kept with their history', async () => {
  const home = await openWith(1);
  valueOf(await tagModel(home, { about: 'screening', key: 'owner', value: 'district' }));
  valueOf(await tagModel(home, { about: 'screening@1', key: 'site', value: 'Busiu' }));
  valueOf(await tagModel(home, { about: 'screening@1', key: 'site', value: 'Wanale' }));
  valueOf(await noteModel(home, { about: 'screening@1', text: 'First one with all inputs.' }));
  valueOf(await noteModel(home, { about: 'screening@1', text: 'Weigh again first.' }));

  const shown = valueOf(await showModel(home, { ref: 'screening' }));

  expect(shown.words).toEqual({ name: 'screening', tags: { owner: 'district' }, note: null });
  expect(shown.model).toMatchObject({ tags: { site: 'Wanale' }, note: 'Weigh again first.' });
  expect(shown.entries.filter(({ kind }) => kind === 'note').map(({ value }) => value)).toEqual([
    'Weigh again first.',
    'First one with all inputs.',
  ]);
  valueOf(await tagModel(home, { about: 'screening@1', key: 'site', value: null }));
  expect(valueOf(await showModel(home, { ref: 'screening' })).model.tags).toEqual({});
  expect(await tagModel(home, { about: 'screening@1', key: 'site', value: null })).toMatchObject({
    error: { code: 'model.noTag' },
  });
  expect(home.store.value("SELECT count(*) FROM audit WHERE entry LIKE '%model.tagged%'")).toBe(4);
});

test('what is said of a model does not name who is visited, since it leaves the laptop', async () => {
  const home = await openWith(1);
  valueOf(await addRecord(home, calls['record.add'].input.parse({ subjectCode: 'F-4846', values: { x: 3 } })));

  const refused = await noteModel(home, { about: 'screening', text: 'Look at F-4846.' });

  expect(refused).toMatchObject({ error: { code: 'thread.namesSubject' } });
  expect(home.store.value('SELECT count(*) FROM registryEntry')).toBe(0);
});

test('versions are found by tag, alias and note', async () => {
  const home = await openWith(3);
  valueOf(await promote(home, { ref: 'screening@2', alias: 'shadow' }));
  valueOf(await tagModel(home, { about: 'screening@1', key: 'site', value: 'Busiu' }));
  valueOf(await noteModel(home, { about: 'screening@3', text: 'Weigh again first.' }));

  const find = async (search: string): Promise<string[]> =>
    valueOf(await listModels(home, { search })).models.map(({ ref }) => ref);

  expect(await find('site=busiu')).toEqual(['screening@1']);
  expect(await find('@shadow')).toEqual(['screening@2']);
  expect(await find('weigh screening')).toEqual(['screening@3']);
  expect(await find('')).toHaveLength(3);
});

test('what is not there is refused by name', async () => {
  const home = await openWith(1);

  expect(await rollBack(home, { name: 'none' })).toMatchObject({ error: { code: 'model.unknown' } });
  expect(await rollBack(home)).toMatchObject({ error: { code: 'model.noPrevious' } });
  expect(await tagModel(home, { about: randomUUID(), key: 'a', value: 'b' })).toMatchObject({
    error: { code: 'model.unknown' },
  });
  expect(lastMove(home.store, modelIdByName(home.store, home.projectId, 'screening')!, 'champion')).toBeNull();
});
