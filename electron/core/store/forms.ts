import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { countQuestions } from '../../../shared/forms/count-questions.ts';
import { Form } from '../../../shared/forms/form.ts';
import { type FilledVersion, FormVersion } from '../../../shared/forms/form-version.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

/** sha256 of a form's canonical JSON (RFC 8785). */
export const digestOfForm = (form: Form): string =>
  createHash('sha256')
    .update(canonicalize(form) ?? '')
    .digest('hex');

export type StoredForm = { readonly version: FormVersion; readonly form: Form };

const SELECT = `
  SELECT formVersion.*, coalesce(actor.name, formVersion.actorId) AS actorName
  FROM formVersion LEFT JOIN actor ON actor.id = formVersion.actorId`;

function storedOf(row: Row): StoredForm {
  const form = Form.parse(JSON.parse(String(row['content'])));
  const { title, languages, version: writtenVersion } = form;
  const version = FormVersion.parse({
    ...row,
    title,
    languages,
    writtenVersion,
    questions: countQuestions(form.items),
  });
  return { version, form };
}

/**
 * Of two laptops that import a form at once each numbers its own first, so numbers may differ from laptop to laptop: the
 * newest is by the time of making, the same on all.
 */
const NEWEST = 'ORDER BY createdAtMs DESC, id DESC LIMIT 1';

/** The newest version of every form of a project, by name. */
export const newestForms = (db: ReadableDb, projectId: string): readonly StoredForm[] =>
  db
    .all(
      `${SELECT} WHERE projectId = ? AND formVersion.id = (
         SELECT id FROM formVersion AS other
         WHERE other.projectId = formVersion.projectId AND other.name = formVersion.name ${NEWEST}) ORDER BY formVersion.name`,
      projectId,
    )
    .map(storedOf);

/** The newest version of a form; null where no form is called so. */
export function newestForm(db: ReadableDb, projectId: string, name: string): StoredForm | null {
  const row = db.first(
    `${SELECT} WHERE projectId = ? AND formVersion.id = (
       SELECT id FROM formVersion AS other WHERE other.projectId = ? AND other.name = ? ${NEWEST})`,
    projectId,
    projectId,
    name,
  );
  return row === null ? null : storedOf(row);
}

/** The version of a form whose digest begins so; null where there is none. */
export function formOfDigest(db: ReadableDb, projectId: string, name: string, begin: string): StoredForm | null {
  const row = db.first(
    `${SELECT} WHERE projectId = ? AND formVersion.name = ? AND substr(digest, 1, ?) = ? ORDER BY version DESC LIMIT 1`,
    projectId,
    name,
    begin.length,
    begin,
  );
  return row === null ? null : storedOf(row);
}

/** The number that a version has here; null where it is not here. */
export const numberOfVersion = (db: ReadableDb, projectId: string, { name, digest }: FilledVersion): number | null =>
  db.value<number>(
    'SELECT max(version) FROM formVersion WHERE projectId = ? AND name = ? AND digest = ?',
    projectId,
    name,
    digest,
  );

/** All versions of a form, the newest first. */
export const formVersions = (db: ReadableDb, projectId: string, name: string): readonly FormVersion[] =>
  db
    .all(`${SELECT} WHERE projectId = ? AND formVersion.name = ? ORDER BY version DESC`, projectId, name)
    .map((row) => storedOf(row).version);

export type NewForm = Pick<FormVersion, 'id' | 'version' | 'digest' | 'source' | 'createdAtMs'> & {
  readonly projectId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly form: Form;
};

export function insertForm(
  db: WritableDb,
  { form, id, projectId, version, digest, source, actorId, deviceId, createdAtMs }: NewForm,
): void {
  db.run(
    `INSERT INTO formVersion (id, projectId, name, version, content, digest, source, actorId, deviceId, createdAtMs)
     VALUES (:id, :projectId, :name, :version, :content, :digest, :source, :actorId, :deviceId, :createdAtMs)`,
    {
      id,
      projectId,
      name: form.formId,
      version,
      content: JSON.stringify(form),
      digest,
      source,
      actorId,
      deviceId,
      createdAtMs,
    },
  );
}

/** The number that the next version of a form gets here. */
export const nextFormNumber = (db: ReadableDb, projectId: string, name: string): number =>
  (db.value<number>('SELECT max(version) FROM formVersion WHERE projectId = ? AND name = ?', projectId, name) ?? 0) + 1;

export const hasForm = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM formVersion WHERE id = ?', id) !== null;

/** A version of a form as it travels to other laptops. */
export const TravellingForm = FormVersion.pick({
  id: true,
  name: true,
  digest: true,
  source: true,
  createdAtMs: true,
}).extend({ version: z.int().min(1), form: Form, actorId: z.string(), deviceId: z.string() });
export type TravellingForm = z.infer<typeof TravellingForm>;

/** Every version of a project's forms in the order of their making. */
export const formsOfProject = (db: ReadableDb, projectId: string): readonly TravellingForm[] =>
  db
    .all('SELECT * FROM formVersion WHERE projectId = ? ORDER BY createdAtMs, id', projectId)
    .map((row) => TravellingForm.parse({ ...row, form: JSON.parse(String(row['content'])) }));
