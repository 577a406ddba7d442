import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../../../shared/result.ts';
import { makeFolder, refuseFolder } from '../replace-folder.ts';
import { refuseFile, refuseTarget, replaceFile } from '../replace-file.ts';
import { isSystemError } from '../system-error.ts';
import { writeZip, type ZipMember } from '../zip/write-zip.ts';
import { inOrder } from './pack-members.ts';

/** Writes a package as one file or as a folder, whole or not at all. Fails with `file.unwritable`. */
export async function writePackage(
  path: string,
  kind: 'file' | 'folder',
  members: readonly ZipMember[],
): Promise<Result<null>> {
  const refused = kind === 'folder' ? await refuseFolder(path) : await refuseTarget(path);
  if (refused !== null) return refused;
  try {
    if (kind === 'folder') await makeFolder(path, (folder) => writeFiles(folder, members));
    else await replaceFile(path, async (file) => writeZip(file, inOrder(members)).then(() => true));
    return ok(null);
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(path, cause.message);
  }
}

async function writeFiles(folder: string, members: readonly ZipMember[]): Promise<boolean> {
  await mkdir(folder, { recursive: true });
  for (const { name, bytes } of members) {
    const file = await open(join(folder, name), 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  return true;
}
