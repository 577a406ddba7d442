import { FileDamaged, RefusedFile } from '../tables/file-damaged.ts';
import type { Archive } from '../zip/read-zip.ts';

export const packageArchive: Archive = {
  noun: 'model package',
  damagedCode: 'package.damaged',
  encrypted: () =>
    new RefusedFile('package.encrypted', 'it is protected with a password', 'Unpack it, and choose the folder.'),
  bombHint: 'A model that is really so large: unpack it, and choose the folder.',
};

export const damagedPackage = (why: string): FileDamaged => new FileDamaged('package.damaged', why);

export const incompletePackage = (name: string): RefusedFile =>
  new RefusedFile(
    'package.incomplete',
    `${name} is missing in it`,
    'Ask for it again where it was made, and copy it whole.',
  );
