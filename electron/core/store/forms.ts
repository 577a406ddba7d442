import { countQuestions } from '../../../shared/forms/count-questions.ts';
import { Form } from '../../../shared/forms/form.ts';
import { FormVersion } from '../../../shared/forms/form-version.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

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

/** The newest version of every form of a project, by name. */
export const newestForms = (db: ReadableDb, projectId: string): readonly StoredForm[] =>
  db
    .all(
      `${SELECT} WHERE projectId = ? AND version = (
         SELECT max(version) FROM formVersion AS other
         WHERE other.projectId = formVersion.projectId AND other.name = formVersion.name) ORDER BY formVersion.name`,
      projectId,
    )
    .map(storedOf);

/** The newest version of a form; null where no form is called so. */
export function newestForm(db: ReadableDb, projectId: string, name: string): StoredForm | null {
  const row = db.first(
    `${SELECT} WHERE projectId = ? AND formVersion.name = ? ORDER BY version DESC LIMIT 1`,
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

export type NewForm = Pick<FormVersion, 'id' | 'version' | 'digest' | 'source' | 'createdAtMs'> & {
  readonly projectId: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly form: Form;
};

export function insertForm(db: WritableDb, { form, ...row }: NewForm): void {
  db.run(
    `INSERT INTO formVersion (id, projectId, name, version, content, digest, source, actorId, deviceId, createdAtMs)
     VALUES (:id, :projectId, :name, :version, :content, :digest, :source, :actorId, :deviceId, :createdAtMs)`,
    { ...row, name: form.formId, content: JSON.stringify(form) },
  );
}
