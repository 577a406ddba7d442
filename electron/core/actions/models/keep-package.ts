import { basename } from 'node:path';
import type { EngineOutput } from '../../../../shared/engine.ts';
import type { PackageSignature } from '../../../../shared/package.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type BroughtPackage, untrustedPackage } from '../../files/package/read-package.ts';
import { ensureDevice, isKeyedOtherwise } from '../../store/devices.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import { resolveModel } from '../../store/models.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { insertPackageMembers } from '../../store/package-members.ts';
import type { StoredBlob } from '../../files/sealed-blob-file.ts';
import type { Context } from '../context.ts';
import { keepModel } from './keep-model.ts';

/** Fails with `package.untrusted` where the device is known here by another key. */
export function refuseStranger(
  { store }: Pick<Context, 'store'>,
  path: string,
  signature: PackageSignature | null,
): Result<null> {
  if (signature === null || !isKeyedOtherwise(store, signature.device.id, signature.device.publicKey)) return ok(null);
  return untrustedPackage(`it is signed by another key than ${signature.device.name} is known by`).refusal(
    basename(path),
  );
}

/** Fails with `package.mismatch` where the graph does not take and answer what the package says of it. */
export function refuseMismatch(
  path: string,
  { card: { spec } }: BroughtPackage,
  inspected: EngineOutput<'model.inspect'>,
): Result<null> {
  const shown = (tensors: readonly { name: string; dtype: string }[]): string =>
    tensors
      .map(({ name, dtype }) => `${name} ${dtype}`)
      .toSorted()
      .join(', ');
  const isSame =
    shown(spec.inputs) === shown(inspected.inputs) &&
    spec.outputs.every((output) => inspected.outputs.some(({ name }) => name === output.name));
  return isSame
    ? ok(null)
    : fail(
        'package.mismatch',
        `${basename(path)} was not imported: its model takes ${shown(inspected.inputs)}, and its card says ${shown(spec.inputs)}.`,
        'Ask for it again where it was made.',
      );
}

/** The version that this package made here before, under that name; null where it did not. */
export function findBrought(
  { store, projectId }: Context,
  { card }: BroughtPackage,
  name: string,
): ModelVersion | null {
  const known = resolveModel(store, projectId, card.model.id);
  return known !== null && known.name === name && known.sha256 === card.model.sha256 ? known : null;
}

/**
 * Adds the version of a package with what it brings: figures, profile, card and the names of what it came of. It keeps
 * its id, unless a version of this home has it already.
 */
export function keepPackage(db: WritableDb, context: Context, { brought, blob, name, path }: Bringing): ModelVersion {
  const { card, reference, lineage, members, sha256, signature } = brought;
  const device = signature?.device.name;
  const label = basename(path);
  const id = isTaken(db, card.model.id) ? context.newId() : card.model.id;
  const model = keepModel(db, context, {
    id,
    name,
    ...blob,
    runId: null,
    spec: card.spec,
    metrics: card.metrics,
    reference,
    threshold: card.threshold,
    source: { kind: 'file', name: label, ...(device === undefined ? {} : { device }) },
    origin: { id: `file:${sha256}`, kind: 'file', label },
    how: 'imported',
  });
  insertPackageMembers(db, id, members);
  if (signature !== null) ensureDevice(db, { ...signature.device, createdAtMs: context.now() });
  const idHere = (one: string): string => (one === card.model.id ? id : one);
  for (const node of lineage.nodes.filter((one) => one.id !== card.model.id)) {
    const { projectId } = context;
    addNode(db, { ...node, projectId, atMs: node.createdAtMs, fromDevice: device ?? label });
  }
  for (const { from, to, kind } of lineage.edges) addEdge(db, idHere(from), idHere(to), kind);
  return model;
}

type Bringing = {
  readonly brought: BroughtPackage;
  readonly blob: StoredBlob;
  readonly name: string;
  readonly path: string;
};

/** Ids are one for a home, whatever the project. */
const isTaken = (db: WritableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM modelVersion WHERE id = ?', id) !== null;
