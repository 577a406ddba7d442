import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ok, type Result } from '../../../../shared/result.ts';
import { refuseRead } from '../csv/refusals.ts';
import { isSystemError } from '../system-error.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import { packageNames } from './package-names.ts';
import { openPackedFiles } from './packed-files.ts';
import { type MlflowModel, readMlflow } from './read-mlflow.ts';
import { type BroughtPackage, readPackage } from './read-package.ts';

export type ModelSource =
  | { readonly kind: 'package'; readonly brought: BroughtPackage }
  | { readonly kind: 'mlflow'; readonly model: MlflowModel }
  /** Whatever else: a file that is an ONNX model, or nothing that can be used. */
  | { readonly kind: 'file' };

/**
 * Says what a path is, by its content, and reads what is packed. Fails with `file.unreadable`, and as `readPackage`,
 * `readMlflow` and `openPackedFiles` do.
 */
export async function openModelSource(path: string): Promise<Result<ModelSource>> {
  try {
    if (!(await stat(path)).isDirectory() && !(await isZip(path))) return ok({ kind: 'file' });
    const files = await openPackedFiles(path);
    const isOurs = files.names.includes(packageNames.head) || files.names.includes(packageNames.card);
    if (isOurs) return ok({ kind: 'package', brought: await readPackage(files) });
    return ok({ kind: 'mlflow', model: await readMlflow(files) });
  } catch (cause) {
    if (cause instanceof RefusedFile) return cause.refusal(basename(path));
    if (isSystemError(cause)) return refuseRead(basename(path), cause);
    throw cause;
  }
}

/** By its first bytes; an empty ZIP file begins with the end of its directory. */
async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(4);
    await file.read(head, 0, 4, 0);
    return head.readUInt32LE(0) === 0x04034b50 || head.readUInt32LE(0) === 0x06054b50;
  } finally {
    await file.close();
  }
}
