import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { resolve } from 'node:path';
import canonicalize from 'canonicalize';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { LineageGraph } from '../../../shared/lineage.ts';
import { type PackageSignature, packageText } from '../../../shared/package.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { packageNames } from '../files/package/package-names.ts';
import { packMembers, sumMembers } from '../files/package/pack-members.ts';
import { writePackage } from '../files/package/write-package.ts';
import type { ZipMember } from '../files/zip/write-zip.ts';
import { devicePrivateKey, ownDevice } from '../store/devices.ts';
import { referenceProfile } from '../store/models.ts';
import { packageMembers } from '../store/package-members.ts';
import { ancestorsOf } from './cards/ancestors-of.ts';
import { broughtCard, gatherCard } from './cards/gather-card.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/**
 * Writes a version with all that is known of it into one file, or a folder that MLflow reads. What came in a package and
 * was not added to since is written as it came, signature and all; anything else is signed by this device. Fails as
 * `findModel` does, with `blob.missing`, `blob.damaged`, `file.unwritable`.
 */
export async function exportModel(
  context: Context,
  { ref, path, folder }: Parsed<'model.export'>,
): Promise<Result<Output<'model.export'>>> {
  const found = findModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const onnx = await context.blobs.read(found.value.sha256);
  if (!onnx.ok) return onnx;
  const model: ZipMember = { name: packageNames.model, bytes: onnx.value };
  const { members, sums } = membersOf(context, found.value, model);
  const to = resolve(path); // without the sign at a folder's end
  const written = await writePackage(to, folder ? 'folder' : 'file', [model, ...members]);
  if (!written.ok) return written;
  return ok({ path: to, ref: found.value.ref, files: members.length + 1, sha256: hashOf(sums) });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

type Members = { readonly members: readonly ZipMember[]; readonly sums: Uint8Array };

/** All files but the model, with their sums. */
function membersOf(context: Context, version: ModelVersion, model: ZipMember): Members {
  const { store } = context;
  const card = gatherCard(context, version);
  const brought = broughtCard(context, version);
  if (brought !== null && canonicalize(brought) === canonicalize(card)) {
    const members = packageMembers(store, version.id);
    return { members, sums: bytesOf(members, packageNames.checksums) };
  }
  const lineage = brought === null ? ancestorsOf(store, version.id) : broughtLineage(context, version);
  const packed = packMembers({ card, reference: referenceProfile(store, version.id), lineage });
  const sums = sumMembers([model, ...packed]);
  const signature = signatureOver(context, sums.bytes);
  return { members: [...packed, sums, ...(signature === null ? [] : [signature])], sums: sums.bytes };
}

const broughtLineage = ({ store }: Context, { id }: ModelVersion): LineageGraph =>
  JSON.parse(Buffer.from(bytesOf(packageMembers(store, id), packageNames.lineage)).toString('utf8')) as LineageGraph; // parsed when it came

function bytesOf(members: readonly ZipMember[], name: string): Uint8Array {
  const member = members.find((one) => one.name === name);
  if (member === undefined) throw new Error(`a package was kept without its ${name}`);
  return member.bytes;
}

/** Null in a home whose device has no key. */
function signatureOver({ store }: Context, sums: Uint8Array): ZipMember | null {
  const [device, key] = [ownDevice(store), devicePrivateKey(store)];
  if (device === null || key === null) return null;
  const sha256 = hashOf(sums);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const signature: PackageSignature = {
    device: { id: device.id, name: device.name, publicKey },
    sha256,
    signature: sign(null, Buffer.from(packageText(sha256)), createPrivateKey(key)).toString('base64'),
  };
  return { name: packageNames.signature, bytes: Buffer.from(canonicalize(signature) ?? '') };
}
