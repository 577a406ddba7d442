import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addPhoto } from '../../../electron/core/actions/add-photo.ts';
import { eraseSubject } from '../../../electron/core/actions/erase-subject.ts';
import { findSubjects } from '../../../electron/core/actions/find-subjects.ts';
import { freezeRecords } from '../../../electron/core/actions/freeze-records.ts';
import { listDrafts } from '../../../electron/core/actions/list-drafts.ts';
import { mergeSubjects } from '../../../electron/core/actions/merge-subjects.ts';
import { previewEraseSubject } from '../../../electron/core/actions/preview-erase-subject.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { showPhoto } from '../../../electron/core/actions/show-photo.ts';
import { showSubject } from '../../../electron/core/actions/show-subject.ts';
import { verifyAuditLog } from '../../../electron/core/actions/verify-audit.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { calls } from '../../../shared/calls.ts';
import { drawSquares } from '../files/photos/sample-photos.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { definition, visit } from './capture-home.ts';

const photoOf = async (home: TestHome, width: number): Promise<string> =>
  valueOf(await addPhoto(home, { bytes: new Uint8Array(drawSquares(width, 300)) })).photo.sha256;

const erase = (home: TestHome, subjectId: string) => eraseSubject(home, { subjectId });

const isKept = ({ folder }: TestHome, sha256: string): boolean =>
  existsSync(join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2)));

/** Whether a cell of any table holds these words. */
const isAnywhere = ({ store }: TestHome, words: string): boolean => {
  const tables = store.all("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => String(row['name']));
  const cells = tables.flatMap((table) => store.all(`SELECT * FROM "${table}"`).flatMap((row) => Object.values(row)));
  return cells.some((cell) => String(cell).includes(words));
};

async function openClinic() {
  const home = openTestHome({ definition });
  const [own, shared] = [await photoOf(home, 400), await photoOf(home, 500)];
  await visit(home, 'KAS-1', { name: 'Grace Nakato', muac_cm: 12.1, note: 'lives behind the mill', wound: own });
  await visit(home, 'KAS-1', { muac_cm: 12.4, wound: shared });
  await visit(home, 'KAS-2', { name: 'Mohammed Ali', muac_cm: 11.2, note: 'shy', wound: shared });
  return { home, own, shared };
}

test('erasing somebody takes away name, notes, photos and drafts, and leaves measurements and every digest', async () => {
  const { home, own, shared } = await openClinic();
  const frozen = valueOf(await freezeRecords(home, { name: 'march' }));
  const draft = { draftId: randomUUID(), subjectCode: 'KAS-1', values: { muac_cm: 12.6, wound: own } };
  valueOf(await saveDraft(home, calls['draft.save'].input.parse(draft)));

  const preview = valueOf(await previewEraseSubject(home, { subjectId: 'KAS-1' }));
  const erasure = valueOf(await erase(home, 'KAS-1'));

  expect(preview).toMatchObject({ photos: 1, sharedPhotos: 1, freeTexts: 1, drafts: 1 });
  expect(erasure.photos).toContain(own);
  const { subject, visits } = valueOf(await showSubject(home, { id: 'KAS-1' }));
  expect(subject).toMatchObject({ identifiers: {}, visits: 2, erasedAtMs: erasure.erasedAtMs });
  expect(visits.map(({ values }) => values['muac_cm']).toSorted()).toEqual([12.1, 12.4]);
  expect(isAnywhere(home, 'behind the mill')).toBe(false);
  expect([isKept(home, own), isKept(home, shared)]).toEqual([false, true]);
  expect(valueOf(await listDrafts(home)).drafts).toEqual([]);
  expect(valueOf(await verifyAuditLog(home, {}))).toMatchObject({ ok: true });
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
  expect(frozen.rows).toBe(3);
});

test('nobody else loses anything, and the erased one is found by the code alone', async () => {
  const { home } = await openClinic();

  valueOf(await erase(home, 'KAS-1'));

  const find = async (text: string) =>
    valueOf(await findSubjects(home, { text, limit: 5, waitForAll: true })).subjects.map(({ code }) => code);
  expect(await find('nakato')).toEqual([]);
  expect(await find('KAS-1')).toContain('KAS-1');
  expect(await find('mohammed')).toEqual(['KAS-2']);
  expect(isAnywhere(home, 'shy')).toBe(true);
});

test('a photo that was erased says so, and the same picture is not taken in again', async () => {
  const { home, own } = await openClinic();

  valueOf(await erase(home, 'KAS-1'));

  const shown = valueOf(await showPhoto(home, { sha256: own, size: 'thumbnail' }));
  expect(shown).toMatchObject({ bytes: null, photo: { isErased: true, isHere: false } });
  const again = await addPhoto(home, { bytes: new Uint8Array(drawSquares(400, 300)) });
  expect(again).toMatchObject({ ok: false, error: { code: 'photo.erased' } });
});

test('who was merged with somebody is erased with them; a second time there is nothing to erase', async () => {
  const { home } = await openClinic();
  valueOf(await mergeSubjects(home, { subjectId: 'KAS-2', intoId: 'KAS-1' }));

  expect(valueOf(await erase(home, 'KAS-2')).subjectIds).toHaveLength(2);

  expect(home.store.value('SELECT count(*) FROM subjectKey')).toBe(0);
  expect(await erase(home, 'KAS-1')).toMatchObject({ ok: false, error: { code: 'subject.alreadyErased' } });
  expect(await erase(home, 'KAS-9')).toMatchObject({ ok: false, error: { code: 'subject.unknown' } });
});
