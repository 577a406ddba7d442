import { createHash } from 'node:crypto';
import { z } from 'zod';
import { LineageGraph } from '../../../../shared/lineage.ts';
import { ModelCard } from '../../../../shared/model-card.ts';
import { MOST_MODEL_BYTES } from '../../../../shared/model-size.ts';
import { PACKAGE_FORMAT, PackageHead, PackageSignature, packageText } from '../../../../shared/package.ts';
import { Profile } from '../../../../shared/profile.ts';
import { isSignedBy } from '../is-signed-by.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import type { ZipMember } from '../zip/write-zip.ts';
import { damagedPackage, incompletePackage } from './package-archive.ts';
import { packageNames, unsummed } from './package-names.ts';
import type { PackedFiles } from './packed-files.ts';

/** A package that is whole. */
export type BroughtPackage = {
  readonly onnx: Uint8Array;
  readonly card: ModelCard;
  readonly reference: Profile | null;
  readonly lineage: LineageGraph;
  /** All files but the model, as they are. */
  readonly members: readonly ZipMember[];
  /** Of the checksums, and so of the whole. */
  readonly sha256: string;
  /** Null where nobody signed it. Whether the device is the one known here is for the caller. */
  readonly signature: PackageSignature | null;
};

/** Of every file but the model. */
const MOST_MEMBER_BYTES = 64 * 2 ** 20;

/**
 * Reads a package of Fieldloop: its format, then that every file is there and is as summed, then the signature, then what
 * the files say. Throws `RefusedFile`: `package.newer`, `package.incomplete`, `package.damaged`, `package.untrusted`,
 * `package.tooLarge`, `model.tooLarge`.
 */
export async function readPackage(files: PackedFiles): Promise<BroughtPackage> {
  const head = refuseNewer(
    parsed(PackageHead, packageNames.head, await files.read(packageNames.head, MOST_MEMBER_BYTES)),
  );
  const sums = await files.read(packageNames.checksums, MOST_MEMBER_BYTES);
  const bytesByName = await readSummed(files, sums);
  const sha256 = hashOf(sums);
  const signature = await readSignature(files, sha256);
  const onnx = bytesByName.get(packageNames.model);
  if (onnx === undefined) throw incompletePackage(packageNames.model);
  const card = readJson(ModelCard, packageNames.card, bytesByName);
  if (card.model.id !== head.id || hashOf(onnx) !== card.model.sha256)
    throw damagedPackage('its files are not of one model');
  const members = [...bytesByName].map(([name, bytes]) => ({ name, bytes }));
  return {
    onnx,
    card,
    reference: bytesByName.has(packageNames.reference) ? readJson(Profile, packageNames.reference, bytesByName) : null,
    lineage: readJson(LineageGraph, packageNames.lineage, bytesByName),
    members: [
      ...members.filter(({ name }) => name !== packageNames.model),
      { name: packageNames.checksums, bytes: sums },
      ...(signature === null
        ? []
        : [{ name: packageNames.signature, bytes: await files.read(packageNames.signature, MOST_MEMBER_BYTES) }]),
    ],
    sha256,
    signature,
  };
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function refuseNewer(head: PackageHead): PackageHead {
  if (head.format <= PACKAGE_FORMAT) return head;
  throw new RefusedFile(
    'package.newer',
    `a newer Fieldloop wrote it (format ${head.format}, this one reads ${PACKAGE_FORMAT})`,
    'Update Fieldloop on this laptop, then import it again.',
  );
}

/** Every file that the sums name, each as summed; a file that they do not name is refused. */
async function readSummed(files: PackedFiles, sums: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const sumByName = parseSums(sums.toString('utf8'));
  const stray = files.names.find((name) => !sumByName.has(name) && !unsummed.includes(name));
  if (stray !== undefined) throw damagedPackage(`its file ${stray} is not one of those that it was made of`);
  const bytesByName = new Map<string, Buffer>();
  for (const [name, sum] of sumByName) {
    const bytes = await files.read(name, name === packageNames.model ? MOST_MODEL_BYTES : MOST_MEMBER_BYTES);
    if (hashOf(bytes) !== sum) throw damagedPackage(`its file ${name} was changed after it was made`);
    bytesByName.set(name, bytes);
  }
  return bytesByName;
}

function parseSums(text: string): ReadonlyMap<string, string> {
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line) => {
      const [, sum, name] = /^([0-9a-f]{64}) {2}(.+)$/u.exec(line) ?? [];
      if (sum === undefined || name === undefined) throw damagedPackage('its checksums cannot be read');
      return [name, sum];
    }),
  );
}

async function readSignature(files: PackedFiles, sha256: string): Promise<PackageSignature | null> {
  if (!files.names.includes(packageNames.signature)) return null;
  const bytes = await files.read(packageNames.signature, MOST_MEMBER_BYTES);
  const signature = parsed(PackageSignature, packageNames.signature, bytes);
  const isWhole = signature.sha256 === sha256;
  if (isWhole && isSignedBy(signature.device.publicKey, packageText(sha256), signature.signature)) return signature;
  throw untrustedPackage('its signature is of other content');
}

export const untrustedPackage = (why: string): RefusedFile =>
  new RefusedFile('package.untrusted', why, 'Ask whoever sent it for a new one, and use nothing of this one.');

const readJson = <T>(schema: z.ZodType<T>, name: string, bytesByName: ReadonlyMap<string, Buffer>): T => {
  const bytes = bytesByName.get(name);
  if (bytes === undefined) throw incompletePackage(name);
  return parsed(schema, name, bytes);
};

function parsed<T>(schema: z.ZodType<T>, name: string, bytes: Buffer): T {
  try {
    return schema.parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    if (!(cause instanceof z.ZodError) && !(cause instanceof SyntaxError)) throw cause;
    throw damagedPackage(`its file ${name} does not say what it has to`);
  }
}
