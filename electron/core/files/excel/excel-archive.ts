import { RefusedFile } from '../tables/file-damaged.ts';
import type { Archive } from '../zip/read-zip.ts';

export const encrypted = (): RefusedFile =>
  new RefusedFile(
    'excel.encrypted',
    'it is protected with a password',
    'Open it where the password is known and save it again without one (File, Info, Protect Workbook).',
  );

export const excelArchive: Archive = {
  noun: 'Excel file',
  damagedCode: 'excel.damaged',
  encrypted,
  bombHint: 'A workbook that is really so large: save it as CSV.',
};
