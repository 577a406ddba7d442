import { fieldNameOf, type ProjectDefinition } from '../../../../shared/project.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { findPhoto } from '../../store/photos.ts';
import type { RecordValues } from '../../store/records.ts';
import { refuseUnknownPhoto } from '../../store/refuse-unknown-photo.ts';

/** Whether every photo that these values name is known here, by the form's fields and columns of images. Fails with `photo.unknown`. */
export function checkPhotos(db: ReadableDb, { columns, form }: ProjectDefinition, values: RecordValues): Result<null> {
  const fields = [...columns, ...form.sections.flatMap((section) => section.fields)];
  const images = new Set(fields.flatMap(({ name, type }) => (type === 'image' ? [name] : [])));
  for (const [key, value] of Object.entries(values)) {
    const isPhoto = images.has(fieldNameOf(key)) && value !== null && value !== '';
    if (isPhoto && findPhoto(db, String(value)) === null) return refuseUnknownPhoto(String(value), key);
  }
  return ok(null);
}
