import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import type { Result } from '../../../shared/result.ts';
import { newestMove } from '../store/alias-moves.ts';
import { recordChange } from '../store/change.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { Context } from './context.ts';
import { holdGate, refuseGate } from './model-tests/hold-gate.ts';
import { signOverride } from './model-tests/sign-override.ts';
import { CANARY, refuseCanary } from './models/check-canary.ts';
import { chooseOperatingPoint } from './models/choose-operating-point.ts';
import { findTableModel } from './models/find-table-model.ts';
import { moveAlias, placeOfAlias, type WantedMove } from './models/move-alias.ts';

/**
 * Points an alias at a version: a deployment, which remembers where the alias pointed before, with the operating point
 * that goes with it and what the alias's gate said. Without a point the version's own threshold serves. A version that
 * was not tested yet is tested first. Fails as `findTableModel`, `chooseOperatingPoint`, `runSuite` and `moveAlias` do, and
 * with `gate.refused`, whose `details.gate` says why, and as `refuseCanary` does; then nothing moved. A canary that comes in
 * use for every record is no canary any more. An override lets it pass all the same.
 */
export async function promoteModel(
  context: Context,
  { ref, alias, canary: given, reason, override, expected, ...limits }: Parsed<'model.promote'>,
): Promise<Result<Output<'model.promote'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const canary = given ?? null;
  const refusal = refuseCanary(context, { model, alias, canary });
  if (refusal !== null) return refusal;
  const place = expected ?? placeOfAlias(store, projectId, model.name, alias);
  const point = chooseOperatingPoint(context, model, limits);
  if (!point.ok) return point;
  const threshold = point.value?.threshold ?? model.threshold;
  const gate = await holdGate(context, { model, deploymentId: null, threshold, operatingPoint: point.value }, alias);
  if (!gate.ok) return gate;
  const refused = gate.value === null || gate.value.passed ? null : gate.value;
  if (refused !== null && override === undefined) return refuseGate(model.ref, alias, refused);
  const move = {
    model,
    alias,
    kind: 'promotion',
    expected: place,
    threshold,
    operatingPoint: point.value,
    canary,
    reason: reason ?? null,
    gate: gate.value,
  } as const;
  return keepMove(context, move, refused === null ? undefined : override);
}

function keepMove(context: Context, move: WantedMove, reason: string | undefined): Result<Output<'model.promote'>> {
  const override = reason === undefined ? null : signMove(context, move, reason);
  return context.store.transaction((db) => {
    const moved = moveAlias(db, context, { ...move, override });
    if (!moved.ok) return moved;
    if (move.alias === 'champion') endCanary(db, context, move.model);
    if (override === null) return moved;
    recordChange(db, context, {
      kind: 'model.gateOverridden',
      lane: `model:${move.model.name}`,
      entityKind: 'deployment',
      entityId: moved.value.id,
      payload: { ...override, alias: move.alias, modelVersionId: move.model.id, reportId: move.gate?.reportId ?? null },
    });
    return moved;
  });
}

/** What advises on every record advises on no part of them; were it taken back, it must not go on advising on some. */
function endCanary(db: WritableDb, context: Context, model: ModelVersion): void {
  const standing = newestMove(db, context.projectId, CANARY);
  if (standing?.modelVersionId !== model.id) return;
  const { place: expected } = standing;
  const nothing = { threshold: null, operatingPoint: null, reason: null } as const;
  const ended = moveAlias(db, context, { model, alias: CANARY, kind: 'removal', expected, ...nothing });
  if (!ended.ok) throw new Error(ended.error.message); // its place was read in this transaction
}

function signMove(
  { store, actorId, deviceId, now }: Context,
  { model, alias, expected, gate }: WantedMove,
  reason: string,
) {
  const { id: modelVersionId, sha256 } = model;
  const reportId = gate?.reportId ?? null;
  const signed = { alias, place: expected + 1, modelVersionId, sha256, reportId, reason };
  return signOverride(store, { ...signed, actorId, deviceId, signedAtMs: now() });
}
