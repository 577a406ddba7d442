import { lstat, open, readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { MOST_MODEL_BYTES } from '../../../../shared/model-size.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import { openEntry } from '../zip/open-entry.ts';
import { readZip } from '../zip/read-zip.ts';
import { damagedPackage, incompletePackage, packageArchive } from './package-archive.ts';

/** The files of a package or of a model's folder, by names with `/` between their parts. */
export type PackedFiles = {
  readonly names: readonly string[];
  /** Throws `RefusedFile`: `package.incomplete`, `package.tooLarge`, `package.damaged`, and what the system throws. */
  readonly read: (name: string, mostBytes: number) => Promise<Buffer>;
};

/** More than any package has; MLflow's folders may bring code and data of their own. */
const MOST_FILES = 2_000;

/**
 * Opens a ZIP file or a folder. Nothing is unpacked anywhere: files are read one by one into memory, never through a
 * link. Names that lead out of the package are refused (`package.escapes`), as are bombs (`zip.bomb`). Throws
 * `RefusedFile`, and what the system throws.
 */
export async function openPackedFiles(path: string): Promise<PackedFiles> {
  const files = (await stat(path)).isDirectory() ? await openFolder(path) : await openArchive(path);
  const escaping = files.names.find((name) => leadsOut(name));
  if (escaping !== undefined) {
    throw new RefusedFile(
      'package.escapes',
      `its file ${JSON.stringify(escaping)} lies outside of it`,
      'Do not unpack it elsewhere either: nothing that writes packages makes such names.',
    );
  }
  if (files.names.length > MOST_FILES) throw tooMany();
  return files;
}

const leadsOut = (name: string): boolean =>
  name.startsWith('/') || /^[a-z]:/iu.test(name) || /[\\\0]/u.test(name) || name.split('/').includes('..');

const tooMany = (): RefusedFile =>
  new RefusedFile('package.tooLarge', `it has more than ${MOST_FILES} files`, 'Choose the folder of one model.');

async function openArchive(path: string): Promise<PackedFiles> {
  const { entries, entriesByName } = await readZip(path, packageArchive);
  if (entriesByName.size < entries.length) throw damagedPackage('two of its files have the same name');
  const names = [...entriesByName.keys()].filter((name) => !name.endsWith('/'));
  const read = async (name: string, mostBytes: number): Promise<Buffer> => {
    const entry = entriesByName.get(name);
    if (entry === undefined) throw incompletePackage(name);
    if (entry.unpackedBytes > mostBytes) throw tooLarge(name, mostBytes);
    const pieces: Buffer[] = [];
    for await (const bytes of openEntry(path, entry)) pieces.push(bytes);
    return Buffer.concat(pieces);
  };
  return { names, read };
}

async function openFolder(folder: string): Promise<PackedFiles> {
  const found: string[] = [];
  for await (const name of filesIn(folder, '')) {
    if (found.length > MOST_FILES) throw tooMany();
    found.push(name);
  }
  const names = new Set(found);
  const read = async (name: string, mostBytes: number): Promise<Buffer> => {
    if (!names.has(name)) throw incompletePackage(name);
    const file = await open(join(folder, name.replaceAll('/', sep)), 'r');
    try {
      if ((await file.stat()).size > mostBytes) throw tooLarge(name, mostBytes);
      return await file.readFile();
    } finally {
      await file.close();
    }
  };
  return { names: found, read };
}

/** Plain files alone, also below; a link could lead anywhere. */
async function* filesIn(folder: string, prefix: string): AsyncGenerator<string> {
  for (const name of (await readdir(join(folder, prefix))).toSorted()) {
    const inside = `${prefix}${name}`;
    const found = await lstat(join(folder, inside));
    if (found.isSymbolicLink()) {
      throw new RefusedFile(
        'package.escapes',
        `its file ${JSON.stringify(inside)} is a link, which may lead out of it`,
        'Put the file itself in the place of the link.',
      );
    }
    if (found.isDirectory()) yield* filesIn(folder, `${inside}/`);
    else if (found.isFile()) yield inside;
  }
}

function tooLarge(name: string, mostBytes: number): RefusedFile {
  const code = mostBytes === MOST_MODEL_BYTES ? 'model.tooLarge' : 'package.tooLarge';
  return new RefusedFile(code, `its file ${name} has more than ${mostBytes / 2 ** 20} MB`, 'Export a smaller model.');
}
