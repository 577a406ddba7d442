import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { mergeSubjects } from '../../../electron/core/actions/merge-subjects.ts';
import { previewMerge } from '../../../electron/core/actions/preview-merge.ts';
import { showForm } from '../../../electron/core/actions/show-form.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { useForm } from '../../../electron/core/actions/use-form.ts';
import { splitSubject } from '../../../electron/core/actions/split-subject.ts';
import { requireProject } from '../../../electron/core/store/projects.ts';
import { headEventIds } from '../../../electron/core/store/records.ts';
import { useTestServer } from '../../server/test-server.ts';
import { definition, visit } from '../actions/capture-home.ts';
import { importTestForm } from '../actions/import-test-form.ts';
import { openSigningHome } from '../actions/open-signing-home.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openLaptopsOf } from './open-laptops.ts';

const server = useTestServer();

const sync = async (home: TestHome) => valueOf(await home.link.exchange(home));
const unapplied = (home: TestHome) => home.store.all('SELECT kind FROM remoteChange WHERE appliedAtMs IS NULL');
const form = async (home: TestHome) => valueOf(await showForm(home, { name: 'visit' }));
const history = async (home: TestHome, id: string) => valueOf(await showRecord(home, { id }));

/** What capture keeps of a project, without what differs from laptop to laptop by nature. */
const captured = (home: TestHome) => ({
  events: home.store.all('SELECT id, baseEventId, "values" FROM recordEvent ORDER BY id'),
  rules: home.store.all('SELECT recordEventId, decision, shown FROM ruleDecision ORDER BY recordEventId'),
  forms: home.store.all('SELECT id, name, digest, createdAtMs FROM formVersion ORDER BY id'),
  merges: home.store.all('SELECT * FROM subjectMerge ORDER BY id'),
  splits: home.store.all('SELECT * FROM subjectSplit ORDER BY mergeId'),
});

test('a form that one laptop imports is the one that the other fills in', async () => {
  const [first, second] = openLaptopsOf(server().url);
  const imported = await importTestForm(first, 'One');
  for (const home of [first, second, second]) await sync(home);

  expect((await form(second)).version).toMatchObject({ ...imported.form, actorName: expect.any(String) });
  expect((await form(second)).form).toEqual((await form(first)).form);
  expect(unapplied(second)).toEqual([]);
  expect(await importTestForm(second, 'One')).toMatchObject({ isNew: false, form: { id: imported.form.id } });
});

test('forms that two laptops import at once are both kept, and both fill in the same one', async () => {
  const [first, second] = openLaptopsOf(server().url);
  await importTestForm(first, 'One');
  await importTestForm(second, 'Two');
  for (const home of [first, second, first]) await sync(home);

  expect(captured(first).forms).toHaveLength(2);
  expect(captured(second).forms).toEqual(captured(first).forms);
  expect((await form(first)).version.id).toBe((await form(second)).version.id);

  const later = await importTestForm(first, 'Three');
  for (const home of [first, second]) await sync(home);
  expect((await form(second)).version.id).toBe(later.form.id);
});

test('a form chosen on one laptop is asked on the other, with what core has to know of it', async () => {
  const [first, second] = openLaptopsOf(server().url, definition);
  await importTestForm(first, 'One');
  const chosen = valueOf(await useForm(first, { name: 'visit' })).definition;
  for (const home of [first, second]) await sync(home);

  expect(requireProject(second.store, second.projectId).definition.form).toEqual(chosen.form);
  expect(unapplied(second)).toEqual([]);
});

test('of forms that two laptops choose at once the one chosen last is asked on both, and both choices are kept', async () => {
  const [first, second] = openLaptopsOf(server().url, definition);
  await importTestForm(first, 'One');
  for (const home of [first, second]) await sync(home);
  const [earlyMs, lateMs] = [first.now() + 1_000, first.now() + 2_000];
  valueOf(await useForm({ ...first, now: () => lateMs }, { name: null }));
  valueOf(await useForm({ ...second, now: () => earlyMs }, { name: 'visit' }));
  for (const home of [first, second, first]) await sync(home);

  const nameOf = (home: TestHome) => requireProject(home.store, home.projectId).definition.form.name;
  const uses = (home: TestHome) => home.store.all('SELECT id, name, usedAtMs FROM formUse ORDER BY usedAtMs');
  expect([nameOf(first), nameOf(second)]).toEqual([undefined, undefined]);
  expect(uses(first)).toMatchObject([{ name: 'visit' }, { name: null }]);
  expect(uses(second)).toEqual(uses(first));
});

test('what the written rule said of a visit and of its edit is known on the other laptop', async () => {
  const [first, second] = openLaptopsOf(server().url, definition);
  const recordId = await visit(first, 'KAS-1', { muac_cm: 11.2 });
  const edit = { recordId, alsoBaseEventIds: [], unmeasured: {}, predictionShown: true };
  const baseEventId = headEventIds(first.store, recordId)[0] ?? '';
  valueOf(await editRecord(first, { ...edit, baseEventId, values: { muac_cm: 12.4 } }));
  for (const home of [first, second]) await sync(home);

  const said = (await history(second, recordId)).events.map(({ rule }) => rule?.answer);
  expect(said).toEqual(['refer', 'well']);
  expect(captured(second).rules).toEqual(captured(first).rules);
});

test('a file carries forms and which is asked, rule decisions, merges, splits and edits side by side, and brings them once', async () => {
  const [first, second] = openLaptopsOf(server().url, definition).map((home) => openSigningHome(home));
  if (first === undefined || second === undefined) throw new Error('two laptops were opened');
  await importTestForm(first, 'One');
  const recordId = await visit(first, 'KAS-1', { muac_cm: 11.2 });
  await visit(first, 'KAS-2', { muac_cm: 12.9 });
  valueOf(await mergeSubjects(first, { subjectId: 'KAS-2', intoId: 'KAS-1' }));
  valueOf(await splitSubject(first, { subjectId: 'KAS-1' }));
  valueOf(await mergeSubjects(first, { subjectId: 'KAS-1', intoId: 'KAS-2' }));
  const baseEventId = headEventIds(first.store, recordId)[0] ?? '';
  for (const muac_cm of [11.3, 11.4]) {
    const edit = { recordId, baseEventId, alsoBaseEventIds: [], unmeasured: {}, predictionShown: false };
    valueOf(await editRecord(first, { ...edit, values: { muac_cm } }));
  }
  valueOf(await useForm(first, { name: 'visit' }));
  const path = join(first.folder, 'all.exchange');
  valueOf(await exportProject(first, { path }));

  const { news } = valueOf(await previewMerge(second, { path }));
  const { added, leftOut } = valueOf(await mergeProject(second, { path, other: 'refuse' }));
  const again = valueOf(await mergeProject(second, { path, other: 'refuse' }));

  expect({ added, leftOut }).toEqual({ added: news, leftOut: 0 });
  expect(added).toMatchObject({ records: 2, events: 4, forms: 1, formUses: 1, merges: 3 });
  expect(requireProject(second.store, second.projectId).definition.form.name).toBe('visit');
  expect(new Set(Object.values(again.added))).toEqual(new Set([0]));
  expect(captured(second)).toEqual(captured(first));
  expect(headEventIds(second.store, recordId)).toHaveLength(2);
});
