import { appendMove } from '../../../electron/core/store/alias-moves.ts';
import { ensureModel, insertModelVersion } from '../../../electron/core/store/models.ts';
import { addNode } from '../../../electron/core/store/lineage.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { oneRowProbability } from '../../compute/tiny-models.ts';
import type { Context } from '../../../electron/core/actions/context.ts';

type Deploying = Pick<Context, 'store' | 'blobs' | 'newId' | 'now' | 'projectId' | 'actorId' | 'deviceId'>;

/** A champion that answers "sick" with the probability sigmoid(x), called from the threshold up; trained on x in [-4, 4]. */
export async function deployModel(home: Deploying, threshold: number, onnx?: Uint8Array): Promise<ModelVersion> {
  const model = await addVersion(home, threshold, onnx);
  const { newId, now, projectId, actorId, deviceId } = home;
  return home.store.transaction((db) => {
    const move = appendMove(db, {
      id: newId(),
      alias: 'champion',
      kind: 'promotion',
      modelVersionId: model.id,
      threshold,
      operatingPoint: null,
      reason: null,
      gate: null,
      override: null,
      actorId,
      deviceId,
      movedAtMs: now(),
    });
    addNode(db, { id: move.id, kind: 'deployment', label: move.ref, projectId, atMs: move.movedAtMs });
    return model;
  });
}

/** The next version of the same model, which no alias points at. */
export async function addVersion(home: Deploying, threshold: number, onnx?: Uint8Array): Promise<ModelVersion> {
  const { newId, now, projectId, actorId, deviceId } = home;
  const { onnx: tiny, spec } = oneRowProbability();
  const blob = await home.blobs.put(onnx ?? tiny);
  const atMs = now();
  return home.store.transaction((db) => {
    const model = insertModelVersion(db, {
      ...blob,
      id: newId(),
      modelId: ensureModel(db, { id: newId(), projectId, name: 'sick', atMs }),
      runId: null,
      metrics: {},
      reference: null,
      threshold,
      actorId,
      deviceId,
      createdAtMs: atMs,
      spec: { ...spec, target: 'state', features: [{ name: 'x', type: 'number', min: -4, max: 4 }] },
      source: { kind: 'file', name: 'tiny.onnx' },
    });
    addNode(db, { id: model.id, kind: 'modelVersion', label: model.ref, projectId, atMs });
    return model;
  });
}
