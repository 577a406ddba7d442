import type { z } from 'zod';
import type { EngineCallName, EngineCalls, EngineOutput } from '../../shared/engine.ts';
import type { ModelSpec } from '../../shared/model.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type ImageFile, pictureShapeOf } from '../../shared/picture.ts';
import { openBackbone } from './backbone/backbone.ts';
import { createBreather } from './breather.ts';
import { findTurns } from './explaining/find-turns.ts';
import { occludePicture } from './explaining/occlude-picture.ts';
import { sampleReasons } from './explaining/sample-reasons.ts';
import { keepPictures, type Pictures } from './images/pictures.ts';
import { type RunWatch, ModelTurns } from './isolation/model-turns.ts';
import { tryModel } from './isolation/try-model.ts';
import { inspectModel } from './onnx/inspect-model.ts';
import { runTensors } from './scoring/run-tensors.ts';
import { scoreCells } from './scoring/score-cells.ts';
import { compareFeeds } from './scoring/compare-feeds.ts';
import type { InputColumn } from './scoring/fill-tensor.ts';
import { measureMemory } from './scoring/measure-memory.ts';
import { scoreRecord } from './scoring/score-record.ts';
import { timeAnswer } from './scoring/time-answer.ts';
import { type Answers, scoreRows } from './scoring/score-rows.ts';
import { scoreRecords } from './scoring/score-records.ts';
import { type OpenModel, Sessions } from './scoring/sessions.ts';
import { decodeChunks, Tables } from './tables.ts';
import type { BaseRequest } from './training/prepare-training.ts';
import { tryParameters } from './training/try-parameters.ts';
import { trainWatched } from './training/train-watched.ts';

export type CallContext = {
  /** Aborted when core cancels the request. */
  readonly signal: AbortSignal;
  readonly progress: (event: unknown) => void;
  /** Tells core that a model is run for this request. */
  readonly announce: () => void;
};
type EngineRequestOf<N extends EngineCallName> = z.output<EngineCalls[N]['input']>;
type Handler<N extends EngineCallName> = (
  input: EngineRequestOf<N>,
  context: CallContext,
) => Promise<Result<EngineOutput<N>>> | Result<EngineOutput<N>>;
/** One handler for every call of the contract: one that is missing does not compile. */
export type Handlers = { readonly [N in EngineCallName]: Handler<N> };

/** The calls over one process's tables, models and sessions; `runs` hears when a model runs. */
export function createHandlers(runs: RunWatch | null = null): Handlers {
  const turns = new ModelTurns(runs);
  const tables = new Tables();
  const sessions = new Sessions();
  const specs = new Map<string, ModelSpec>();
  /** Tables whose trainings are to stop at their next round. */
  const pausing = new Set<string>();
  const withModel = async <T>(
    sha256: string,
    { announce }: CallContext,
    score: (model: OpenModel, spec: ModelSpec) => Promise<Result<T>>,
  ): Promise<Result<T>> => {
    const model = sessions.find(sha256);
    const spec = specs.get(sha256);
    return model && spec ? score(turns.inTurns(model, announce), spec) : unknownModel(sha256);
  };
  return {
    'table.open': async ({ columns, pictures, backbone }, { announce }) => {
      if (pictures === undefined) return ok({ tableId: tables.open(columns) });
      const open = (onnx: Uint8Array) => turns.take(announce, () => openBackbone(onnx, pictures.height));
      const opened = backbone === undefined ? null : await open(backbone);
      if (opened && !opened.ok) return opened;
      const shape = opened?.value.shape ?? pictures;
      const kept = { shape, pixelsBySha256: new Map(), ...(opened && { backbone: opened.value }) };
      return ok({ tableId: tables.open(columns, kept) });
    },
    'table.append': ({ tableId, chunks }) => {
      const rows = tables.append(tableId, chunks);
      return rows.ok ? ok({ rows: rows.value }) : rows;
    },
    'table.pictures': ({ tableId, images }) => {
      const pictures = tables.addPictures(tableId, images);
      return pictures.ok ? ok({ pictures: pictures.value }) : pictures;
    },
    'table.close': ({ tableId }) => {
      tables.close(tableId);
      pausing.delete(tableId);
      return ok({});
    },
    train: ({ tableId, checkpoints = null, base, ...request }, { signal, progress }) => {
      const table = tables.find(tableId);
      if (!table.ok) return table;
      const found = readBase(tables, base);
      if (!found.ok) return found;
      const isPausing = (): boolean => pausing.has(tableId);
      const watch = { sessions, signal, progress, checkpoints, isPausing };
      return trainWatched({ ...request, table: table.value, base: found.value }, watch);
    },
    'train.try': ({ tableId, ...request }, { signal }) => {
      const table = tables.find(tableId);
      return table.ok ? tryParameters({ ...request, table: table.value }, createBreather(signal)) : table;
    },
    'train.pause': ({ tableId }) => {
      if (tables.find(tableId).ok) pausing.add(tableId);
      return ok({});
    },
    'model.inspect': async ({ onnx }, { announce }) => {
      const inspected = await turns.take(announce, () => inspectModel(sessions, onnx));
      const model = inspected.ok ? sessions.find(inspected.value.sha256) : null;
      if (model) await tryModel(turns.inTurns(model, announce));
      return inspected;
    },
    'model.load': async ({ sha256, onnx, spec }, { announce }) => {
      const opened = sessions.find(sha256) ? null : await turns.take(announce, () => sessions.open(onnx));
      if (opened && !opened.ok) return opened;
      if (opened && opened.value.sha256 !== sha256) return changedModel(sha256, opened.value.sha256);
      specs.set(sha256, spec);
      return ok({});
    },
    'model.unload': async ({ sha256 }) => {
      specs.delete(sha256);
      await sessions.close(sha256);
      return ok({});
    },
    'model.runTensors': ({ sha256, tensors, outputs }, { announce }) => {
      const model = sessions.find(sha256);
      return model ? runTensors(turns.inTurns(model, announce), tensors, outputs) : unknownModel(sha256);
    },
    'model.score': ({ sha256, chunks, images }, context) =>
      withModel(sha256, context, (model, spec) => {
        const pictures = readPictures(spec, images);
        return pictures.ok ? scoreChunks(model, spec, chunks, pictures.value) : Promise.resolve(pictures);
      }),
    'model.plan': ({ sha256 }, context) =>
      withModel(sha256, context, async (model, spec) => ok({ plan: model.treePlan(spec) })),
    'model.scoreRecord': ({ sha256, record, explain, images }, context) =>
      withModel(sha256, context, (model, spec) => {
        const pictures = readPictures(spec, images);
        if (!pictures.ok) return Promise.resolve(pictures);
        return timeAnswer(() => scoreRecord(model, spec, record, explain, pictures.value));
      }),
    'model.scoreCells': ({ sha256, columns }, context) =>
      withModel(sha256, context, async (model, spec) => {
        const outputs = await scoreCells(model, spec, columns);
        return outputs.ok ? ok({ outputs: [...outputs.value] }) : outputs;
      }),
    'model.scoreRecords': ({ sha256, records, images }, context) =>
      withModel(sha256, context, (model, spec) => {
        const pictures = readPictures(spec, images);
        return pictures.ok ? scoreRecords(model, spec, records, pictures.value) : Promise.resolve(pictures);
      }),
    'model.compareFeeds': ({ sha256, chunks, records }, context) =>
      withModel(sha256, context, async (_, spec) => {
        const columns = readChunks(spec, chunks, null);
        return columns.ok ? compareFeeds(spec, columns.value, records) : columns;
      }),
    'model.measureMemory': ({ sha256, onnx, record, images }, context) =>
      withModel(sha256, context, (_, spec) => {
        const pictures = readPictures(spec, images);
        return pictures.ok ? measureMemory(onnx, spec, record, pictures.value) : Promise.resolve(pictures);
      }),
    'model.findTurns': ({ sha256, record, threshold }, context) =>
      withModel(sha256, context, async (model, spec) => {
        const found = await findTurns(model, spec, record, threshold);
        return found.ok ? ok({ turns: [...found.value] }) : found;
      }),
    'model.occlude': ({ sha256, record, images, budgetMs }, context) =>
      withModel(sha256, context, async (model, spec) => {
        const pictures = readPictures(spec, images);
        if (!pictures.ok) return pictures;
        const occluded = await occludePicture(model, spec, { record, pictures: pictures.value, budgetMs });
        return occluded.ok ? ok({ explanation: occluded.value }) : occluded;
      }),
    'model.sampleReasons': ({ sha256, ...request }, context) =>
      withModel(sha256, context, async (model, spec) => {
        const sampled = await sampleReasons(model, spec, request);
        return sampled.ok ? ok({ explanation: sampled.value }) : sampled;
      }),
  };
}

const unknownModel = (sha256: string): Result<never> =>
  fail('engine.unknownModel', `The compute process holds no model ${sha256}.`, 'Load the model again.');

/** The version to go on from, with the table that it was trained on; null where there is none. */
function readBase(tables: Tables, base: EngineRequestOf<'train'>['base']): Result<BaseRequest | null> {
  if (base === undefined) return ok(null);
  if (base.earlier === null) return ok({ ...base, earlier: null });
  const { tableId, base: before, ...earlier } = base.earlier;
  const table = tables.find(tableId);
  if (!table.ok) return table;
  return ok({ ...base, earlier: { ...earlier, table: table.value, base: before && { ...before, earlier: null } } });
}

const changedModel = (wanted: string, got: string): Result<never> =>
  fail('model.changed', `The model's bytes have the sha256 ${got}, not ${wanted}.`, 'Import the model again.');

/** Null for a model that reads no images. */
function readPictures(spec: ModelSpec, images: readonly ImageFile[] = []): Result<Pictures | null> {
  const shape = pictureShapeOf(spec);
  if (shape === null) return ok(null);
  const pictures = { shape, pixelsBySha256: new Map() };
  const kept = keepPictures(pictures, images);
  return kept.ok ? ok(pictures) : kept;
}

async function scoreChunks(
  model: OpenModel,
  spec: ModelSpec,
  chunks: readonly Uint8Array[],
  pictures: Pictures | null,
): Promise<Result<Answers>> {
  const columns = readChunks(spec, chunks, pictures);
  return columns.ok ? scoreRows(model, spec, columns.value) : columns;
}

/** One column a feature, in their order. Fails with `engine.badChunk`. */
function readChunks(
  spec: ModelSpec,
  chunks: readonly Uint8Array[],
  pictures: Pictures | null,
): Result<readonly InputColumn[]> {
  const decoded = decodeChunks(chunks);
  if (!decoded.ok) return decoded;
  if (decoded.value.length !== spec.features.length) {
    return fail('engine.badChunk', `The model reads ${spec.features.length} columns, not ${decoded.value.length}.`);
  }
  const columns = spec.features.flatMap(({ name, type }, index) => {
    const chunk = decoded.value[index];
    return chunk ? [{ name, type, chunk, pictures }] : [];
  });
  return ok(columns);
}
