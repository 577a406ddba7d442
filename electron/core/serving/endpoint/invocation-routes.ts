import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ScoredRow } from '../../../../shared/endpoint.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { saidOf } from './answer-tensors.ts';
import { type EndpointServerOptions, errorBody, goneSignal } from './create-endpoint-server.ts';
import type { Note, Notes } from './notes.ts';
import { readFrame } from './read-frame.ts';
import { statusOf, wordsOf } from './status-of.ts';

/** What MLflow's scoring server answers (https://mlflow.org/docs/latest/ml/deployment/deploy-model-locally). */
export function addInvocationRoutes(app: FastifyInstance, options: EndpointServerOptions, notes: Notes): void {
  for (const path of ['/ping', '/health']) {
    app.get(path, async (_request, reply) => {
      const usual = await options.scorer.models.usual();
      return usual.ok ? reply.type('application/json').send('\n') : reply.code(404).send('\n');
    });
  }
  app.post('/invocations', async (request, reply) => {
    const note = notes.of(request);
    note.protocol = 'invocations';
    const answered = await invoke(request, options, note, goneSignal(reply));
    if (answered.ok) return reply.send({ predictions: answered.value.map(predictionOf) });
    note.errorCode = answered.error.code;
    const status = statusOf(answered.error);
    if (answered.error.code === 'endpoint.tooMany') void reply.header('Retry-After', '1');
    return reply.code(status).send(errorBody(request, status, wordsOf(answered.error)));
  });
}

async function invoke(
  { body, headers }: FastifyRequest,
  { scorer, gate }: EndpointServerOptions,
  note: Note,
  gone: AbortSignal,
): Promise<Result<readonly ScoredRow[]>> {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json' && type !== 'text/csv') return refuseType(type);
  const served = await scorer.models.usual();
  if (!served.ok) return served;
  note.model = served.value.model;
  const features = served.value.model.spec.features.map(({ name }) => name);
  const inputs = readFrame(Buffer.isBuffer(body) ? body : Buffer.alloc(0), type === 'text/csv', features);
  if (!inputs.ok) return inputs;
  const asked = { served: served.value, inputs: inputs.value, others: 'leftOut' } as const;
  const scored = await gate.run(gone, (signal) => scorer.scoreRows(asked, note, signal));
  return scored.ok ? ok(scored.value.rows) : scored;
}

/** As rows of a data frame, with the names that a file of predictions has. */
const predictionOf = (row: ScoredRow): Readonly<Record<string, unknown>> => ({
  prediction: saidOf(row),
  ...Object.fromEntries(
    Object.entries((row.rule === null ? row.output.probabilities : undefined) ?? {}).map(([name, probability]) => [
      `probability_${name}`,
      probability,
    ]),
  ),
  ...(row.rule === null ? {} : { decided_by: 'rule' }),
  ...(row.guards.length === 0 ? {} : { guards: row.guards }),
  ...(row.predictionId === null ? {} : { prediction_id: row.predictionId }),
});

const refuseType = (type: string | undefined): Result<never> =>
  fail('body.otherType', `The body is ${type ?? 'of no type'}.`, 'Send application/json or text/csv.');
