import { basename, join } from 'node:path';
import type { ImportOptions } from '../../../../shared/columns/import-options.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuse } from '../csv/refusals.ts';
import type { DeclaredType, TextSource } from '../csv/text-source.ts';
import { listFolder } from '../images/list-folder.ts';
import { detectFormat } from '../tables/detect-format.ts';
import { hashFile } from '../tables/hash-file.ts';
import { openText } from '../tables/open-text.ts';
import { IMAGE_FOLDER } from './describe-croissant.ts';
import { type Description, imageColumnsOf, readDescription } from './read-description.ts';

export type CroissantTable = {
  readonly table: string;
  readonly source: TextSource;
  /** Names of the columns that hold images. */
  readonly imageColumns: readonly string[];
  /** Paths of the images in the folder. */
  readonly images: readonly string[];
};

/**
 * Opens the table that a Croissant description names in its own folder, and lists the images beside it. Errors:
 * `croissant.noTable`, `croissant.damaged`, and those of the table's format.
 */
export async function openCroissant(folder: string, options: ImportOptions): Promise<Result<CroissantTable>> {
  const paths = await listFolder(folder);
  const description = await readDescription(folder);
  const described = description === null ? null : tableOf(description, paths);
  if (description === null || described === null) return refuseNoTable(folder);
  const path = join(folder, described.path);
  if (described.sha256 !== undefined && (await hashFile(path)) !== described.sha256) {
    return refuseDamaged(folder, described.path);
  }
  const format = await detectFormat(path);
  if (format === 'images' || format === 'croissant') return refuseNoTable(folder);
  const source = await openText(path, format, options);
  if (!source.ok) return source;
  const imageColumns = imageColumnsOf(description);
  const images = imageColumns.length === 0 ? [] : paths.filter((name) => name.startsWith(`${IMAGE_FOLDER}/`));
  return ok({ table: described.path, source: withImages(source.value, imageColumns), imageColumns, images });
}

/** The first file of the description that lies in the folder itself: nothing is fetched, and nothing outside is read. */
function tableOf(
  { distribution }: Description,
  paths: readonly string[],
): { readonly path: string; readonly sha256: string | undefined } | null {
  for (const { '@type': type, contentUrl, sha256 } of distribution) {
    const path = contentUrl?.replace(/^\.\//, '');
    if (type.endsWith('FileObject') && path !== undefined && paths.includes(path)) return { path, sha256 };
  }
  return null;
}

function withImages(source: TextSource, imageColumns: readonly string[]): TextSource {
  const { names, declared } = source;
  if (imageColumns.length === 0 || names === undefined || declared === undefined) return source;
  const typeOf = (type: DeclaredType | null, index: number): DeclaredType | null =>
    imageColumns.includes(names[index] ?? '') ? 'image' : type;
  return { ...source, declared: declared.map(typeOf) };
}

const refuseNoTable = (folder: string): Result<never> =>
  refuse(
    'croissant.noTable',
    basename(folder),
    'its description names no table that lies in the folder',
    'Fetch the files that it names into the folder, or import one of them.',
  );

const refuseDamaged = (folder: string, path: string): Result<never> =>
  refuse(
    'croissant.damaged',
    basename(folder),
    `${path} is not the file that the description was written for`,
    'Copy the whole folder again.',
  );
