import { expect, test } from 'vitest';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { listDrafts } from '../../../electron/core/actions/list-drafts.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { removeDraft } from '../../../electron/core/actions/remove-draft.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { scoreRecord } from '../../../electron/core/actions/score-record.ts';
import { isChosenBlind } from '../../../electron/core/store/is-asked-blind.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { definition, visit } from './capture-home.ts';
import { deployModel } from './deployed-model.ts';

const DRAFT = '11111111-1111-4111-8111-111111111111';
const entered = { alsoBaseEventIds: [], unmeasured: {}, predictionShown: false };
const show = async (home: TestHome, id: string) => valueOf(await showRecord(home, { id }));
const valuesNow = async (home: TestHome) => valueOf(await listRecords(home, { limit: 1 })).records[0]?.values;

test('an edit changes what it names, keeps the rest and the name, and its history says who and what', async () => {
  const home = openTestHome({ definition });
  const recordId = await visit(home, 'C-1', { name: 'Grace', muac_cm: 12.1, note: 'came alone' });
  const [base] = (await show(home, recordId)).events;

  const edited = valueOf(
    await editRecord(home, { ...entered, recordId, baseEventId: base?.id ?? '', values: { muac_cm: 11.2 } }),
  );

  expect(await valuesNow(home)).toEqual({ name: 'Grace', muac_cm: 11.2, note: 'came alone' });
  expect(edited.rule).toEqual({ rule: 'muac_cm < 11.5', answer: 'refer' });
  const { events, fork } = await show(home, recordId);
  expect(fork).toEqual([]);
  expect(events).toMatchObject([
    { baseEventIds: [], isHead: false, actorName: 'Amina', deviceName: 'laptop', rule: { answer: 'well' } },
    { baseEventIds: [base?.id], isHead: true, changes: [{ column: 'muac_cm', from: 12.1, to: 11.2 }] },
  ]);
});

test('a name that is taken away is gone', async () => {
  const home = openTestHome({ definition });
  const recordId = await visit(home, 'C-1', { name: 'Grace', muac_cm: 12.1 });
  const [base] = (await show(home, recordId)).events;

  const edit = { ...entered, recordId, baseEventId: base?.id ?? '' };
  valueOf(await editRecord(home, { ...edit, values: { name: null } }));

  expect(await valuesNow(home)).toEqual({ muac_cm: 12.1 });
});

test('two edits of one base are both kept as a fork until an event that names both settles it', async () => {
  const home = openTestHome({ definition });
  const recordId = await visit(home, 'C-1', { muac_cm: 12.1 });
  const [base] = (await show(home, recordId)).events;
  const edit = { ...entered, recordId, baseEventId: base?.id ?? '' };
  const one = valueOf(await editRecord(home, { ...edit, values: { muac_cm: 12.2 } }));
  const other = valueOf(await editRecord(home, { ...edit, values: { sex: 'female' } }));

  expect((await show(home, recordId)).fork.toSorted()).toEqual([one.eventId, other.eventId].toSorted());

  const settled = { ...edit, baseEventId: one.eventId, alsoBaseEventIds: [other.eventId] };
  valueOf(await editRecord(home, { ...settled, values: { sex: 'female' } }));

  const { fork, events } = await show(home, recordId);
  expect(fork).toEqual([]);
  expect(events).toHaveLength(4);
  expect(await valuesNow(home)).toEqual({ muac_cm: 12.2, sex: 'female' });
});

test('an edit on a laptop whose clock was set back is in force all the same', async () => {
  let now = 2_000;
  const home = openTestHome({ definition, now: () => now });
  const recordId = await visit(home, 'C-1', { muac_cm: 12.1 });
  const [base] = (await show(home, recordId)).events;
  now = 1_000;

  valueOf(await editRecord(home, { ...entered, recordId, baseEventId: base?.id ?? '', values: { muac_cm: 13 } }));

  expect(await valuesNow(home)).toEqual({ muac_cm: 13 });
});

test('an edit of an event or a record that is not there is refused', async () => {
  const home = openTestHome({ definition });
  const recordId = await visit(home, 'C-1', { muac_cm: 12.1 });

  const edit = { ...entered, recordId, baseEventId: 'nothing', values: {} };
  expect(await editRecord(home, edit)).toMatchObject({ error: { code: 'record.baseUnknown' } });
  expect(await editRecord(home, { ...edit, recordId: DRAFT })).toMatchObject({ error: { code: 'record.unknown' } });
});

test('a draft holds what was typed last, sealed, until the record is saved', async () => {
  const home = openTestHome({ definition });
  const typed = { draftId: DRAFT, subjectCode: 'C-1', values: { name: 'Grace Nakato' }, unmeasured: {} };
  valueOf(await saveDraft(home, typed));
  valueOf(await saveDraft(home, { ...typed, values: { name: 'Grace Nakato', muac_cm: 12.1 } }));

  const { drafts } = valueOf(await listDrafts(home));
  expect(drafts).toMatchObject([{ id: DRAFT, subjectCode: 'C-1', values: { name: 'Grace Nakato', muac_cm: 12.1 } }]);
  const stored = home.store.first('SELECT * FROM draft');
  expect(Buffer.from(stored?.['sealed'] as Uint8Array).includes('Nakato')).toBe(false);
  expect(home.store.value('SELECT count(*) FROM outbox')).toBe(0);

  const added = { subjectCode: 'C-1', values: { name: 'Grace Nakato' }, unmeasured: {}, predictionShown: false };
  valueOf(await addRecord(home, { ...added, draftId: DRAFT }));
  expect(valueOf(await listDrafts(home)).drafts).toEqual([]);
});

test('a draft stays when its record is refused, and goes when it is thrown away', async () => {
  const home = openTestHome({ definition });
  const typed = { draftId: DRAFT, values: { muac_cm: 125 }, unmeasured: {} };
  valueOf(await saveDraft(home, typed));

  expect((await addRecord(home, { ...typed, predictionShown: false })).ok).toBe(false);
  expect(valueOf(await listDrafts(home)).drafts).toHaveLength(1);

  valueOf(await removeDraft(home, { draftId: DRAFT }));
  expect(valueOf(await listDrafts(home)).drafts).toEqual([]);
});

test('about the set share of records is chosen to be asked blind, the same ones each time', () => {
  const ids = Array.from({ length: 20_000 }, (_, place) => `record-${place}`);
  const chosen = (seed: number) => ids.filter((id) => isChosenBlind({ share: 0.05, seed }, 'project', id));

  expect(chosen(1).length / ids.length).toBeCloseTo(0.05, 2);
  expect(chosen(1)).toEqual(chosen(1));
  expect(chosen(1)).not.toEqual(chosen(2));
  expect(ids.some((id) => isChosenBlind({ share: 0, seed: 1 }, 'project', id))).toBe(false);
});

test('a record that is asked blind gets no advice, and its prediction was not shown, until it is answered', async () => {
  const home = openTestHome({ definition: { ...definition, blind: { share: 1, seed: 1 } } });
  await deployModel(home, 0.5);
  const recordId = DRAFT;

  expect(valueOf(await scoreRecord(home, { values: { x: 1 }, recordId }))).toMatchObject({ blind: true, output: null });
  const added = valueOf(await addRecord(home, { recordId, values: { x: 1 }, unmeasured: {}, predictionShown: true }));
  expect(added.blind).toBe(true);
  expect(home.store.value('SELECT shown FROM prediction')).toBe(0);
  expect(valueOf(await showRecord(home, { id: recordId })).blind).toBe(true);

  const predictionId = added.prediction?.id ?? '';
  valueOf(await addLabel(home, { predictionId, answer: { kind: 'confirmed' }, predictionShown: false }));
  expect(valueOf(await scoreRecord(home, { values: { x: 1 }, recordId }))).toMatchObject({ blind: false });
  expect(valueOf(await showRecord(home, { id: recordId })).blind).toBe(false);
  expect(valueOf(await scoreRecord(home, { values: { x: 1 }, recordId })).output).not.toBeNull();
});

test('with no model the written rule decides, and is named', async () => {
  const home = openTestHome({ definition });

  expect(valueOf(await scoreRecord(home, { values: { muac_cm: 11 } }))).toMatchObject({
    modelRef: null,
    output: null,
    rule: { rule: 'muac_cm < 11.5', answer: 'refer' },
  });
  expect(valueOf(await scoreRecord(home, { values: {} }))).toMatchObject({
    rule: { answer: null },
    missing: ['muac_cm'],
  });
});
