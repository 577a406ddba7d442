import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { SentInput } from '../../../../shared/endpoint.ts';
import { type AppError, ok, type Result } from '../../../../shared/result.ts';
import { VERSION } from '../../../../shared/version.ts';
import { answerTensors, inputsOf, outputsOf, takesTensors } from './answer-tensors.ts';
import { type EndpointServerOptions, goneSignal } from './create-endpoint-server.ts';
import { type InferRequest, readInferRequest } from './infer-request.ts';
import { type AnswerTensor, type WrittenResponse, writeInferResponse } from './infer-response.ts';
import type { Note, Notes } from './notes.ts';
import type { ServedModel } from './served-models.ts';
import { statusOf, wordsOf } from './status-of.ts';
import { cellsOfTensor } from './tensors/cells-of-tensor.ts';

type OfModel = { Params: { model: string; version?: string } };
/** Where the JSON ends and raw tensors begin, in bytes. */
const HEADER_LENGTH = 'inference-header-content-length';

/** The Open Inference Protocol V2 (https://github.com/kserve/open-inference-protocol), with binary tensor data. */
export function addInferenceRoutes(app: FastifyInstance, options: EndpointServerOptions, notes: Notes): void {
  app.get('/v2', async () => ({ name: 'fieldloop', version: VERSION, extensions: ['binary_tensor_data'] }));
  // The protocol's text is ambiguous about the name of the field, so both are there.
  for (const path of ['/v2/health/live', '/v2/health/ready']) app.get(path, async () => ({ live: true, ready: true }));
  for (const path of ['/v2/models/:model', '/v2/models/:model/versions/:version']) {
    app.get<OfModel>(path, async ({ params }, reply) => {
      const served = await options.scorer.models.find(params.model, params.version ?? null);
      return served.ok ? describe(served.value, options.scorer.keeps) : refuse(reply, served.error);
    });
    app.get<OfModel>(`${path}/ready`, async ({ params }, reply) => {
      const served = await options.scorer.models.find(params.model, params.version ?? null);
      return served.ok ? { name: served.value.model.name, ready: true } : refuse(reply, served.error);
    });
    app.post<OfModel>(`${path}/infer`, (request, reply) => infer(request, reply, options, notes.of(request)));
  }
}

const describe = ({ model: { name, spec }, versions }: ServedModel, keeps: boolean): object => ({
  name,
  versions: versions.map(String),
  platform: 'onnx_onnxv1',
  inputs: inputsOf(spec),
  outputs: outputsOf(spec, keeps),
});

async function infer(
  request: FastifyRequest<OfModel>,
  reply: FastifyReply,
  options: EndpointServerOptions,
  note: Note,
): Promise<FastifyReply> {
  note.protocol = 'inference';
  const { model, version = null } = request.params;
  const answered = await answerInfer(request, options, note, {
    find: () => options.scorer.models.find(model, version),
    gone: goneSignal(reply),
  });
  if (!answered.ok) {
    note.errorCode = answered.error.code;
    return refuse(reply, answered.error);
  }
  const { body, headerBytes } = answered.value;
  if (headerBytes === null) return reply.type('application/json').send(body);
  return reply.type('application/octet-stream').header(HEADER_LENGTH, String(headerBytes)).send(body);
}

type Finding = { readonly find: () => Promise<Result<ServedModel>>; readonly gone: AbortSignal };

async function answerInfer(
  { body, headers }: FastifyRequest,
  options: EndpointServerOptions,
  note: Note,
  { find, gone }: Finding,
): Promise<Result<WrittenResponse>> {
  const served = await find();
  if (!served.ok) return served;
  const { model } = served.value;
  note.model = model;
  const headerBytes = headers[HEADER_LENGTH] === undefined ? null : Number(headers[HEADER_LENGTH]);
  const asked = readInferRequest(Buffer.isBuffer(body) ? body : Buffer.alloc(0), headerBytes);
  if (!asked.ok) return asked;
  const answer = takesTensors(model.spec) ? answerByTensors : answerByRows;
  const work = (signal: AbortSignal) => answer(options, { served: served.value, asked: asked.value }, note, signal);
  const tensors = await options.gate.run(gone, work);
  if (!tensors.ok) return tensors;
  const answered = { modelName: model.name, modelVersion: String(model.version), tensors: tensors.value };
  return writeInferResponse(asked.value, answered);
}

type Asked = { readonly served: ServedModel; readonly asked: InferRequest };
type Answer = (
  options: EndpointServerOptions,
  asked: Asked,
  note: Note,
  signal: AbortSignal,
) => Promise<Result<readonly AnswerTensor[]>>;

const answerByRows: Answer = async ({ scorer }, { served, asked }, note, signal) => {
  const inputs = readCells(asked);
  if (!inputs.ok) return inputs;
  const scored = await scorer.scoreRows({ served, inputs: inputs.value, others: 'refused' }, note, signal);
  return scored.ok ? ok(answerTensors(served.model.spec, scored.value.rows, scorer.keeps)) : scored;
};

const answerByTensors: Answer = ({ scorer }, { served, asked }, note, signal) => {
  const outputs = asked.outputs?.map(({ name }) => name) ?? null;
  return scorer.runTensors({ served, inputs: asked.inputs, outputs }, note, signal);
};

function readCells({ inputs }: InferRequest): Result<readonly SentInput[]> {
  const sent: SentInput[] = [];
  for (const tensor of inputs) {
    const cells = cellsOfTensor(tensor);
    if (!cells.ok) return cells;
    sent.push(cells.value);
  }
  return ok(sent);
}

function refuse(reply: FastifyReply, error: AppError): FastifyReply {
  if (error.code === 'endpoint.tooMany') void reply.header('Retry-After', '1');
  return reply.code(statusOf(error)).send({ error: wordsOf(error) });
}
