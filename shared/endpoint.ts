import { z } from 'zod';
import { FiredGuard } from './guards.ts';
import { Outside } from './prediction.ts';
import { RuleDecision } from './record.ts';
import { Output } from './model.ts';

/** Beside the hub's; programs that speak the Open Inference Protocol are told it with the address. */
export const ENDPOINT_PORT = 8719;
/** Rows of one request: more are a data set, which is scored from its chunks. */
export const MOST_ENDPOINT_ROWS = 10_000;
/** Rows of one request whose predictions are kept one by one; more belong into a data set. */
export const MOST_KEPT_ROWS = 100;

/** One request for predictions that had the right token. What was sent is not in it. */
export const EndpointRequest = z.object({
  id: z.uuid(),
  atMs: z.int(),
  /** By the Open Inference Protocol, or as MLflow's scoring server. */
  protocol: z.enum(['inference', 'invocations']),
  modelVersionId: z.uuid().nullable(),
  modelRef: z.string().nullable(),
  rows: z.int(),
  durationMs: z.number(),
  status: z.int(),
  /** What the calling program says it is: letters, digits and a few signs, 60 at most. */
  caller: z.string().max(60),
  /** The stable code of why it was refused. */
  errorCode: z.string().nullable(),
  /** Those that were kept, which the lineage knows. */
  predictionIds: z.array(z.uuid()).max(MOST_KEPT_ROWS),
});
export type EndpointRequest = z.infer<typeof EndpointRequest>;

export const EndpointStatus = z.object({
  /** `waiting`: it is to be on whenever Fieldloop runs, and its port is not free now. */
  state: z.enum(['off', 'on', 'waiting']),
  url: z.string().nullable(),
  /** What programs have to show; null before the first start. */
  token: z.string().nullable(),
  /** Whether it is on again after a restart. */
  always: z.boolean(),
  /** Whether predictions are stored with their lineage, or only counted in the log. */
  keeps: z.boolean(),
  projectName: z.string().nullable(),
  /** The only model that is served, as it was named; null where all of the project are. */
  model: z.string().nullable(),
  /** The version that a request without a name asks now; null where none is in use. */
  modelRef: z.string().nullable(),
  /** A request that this version answers, as a path and the JSON to send there. */
  example: z.object({ path: z.string(), body: z.string() }).nullable(),
  /** Requests since it was started that had no right token, host or origin. */
  refused: z.int(),
  /** The newest first. */
  requests: z.array(EndpointRequest),
});
export type EndpointStatus = z.infer<typeof EndpointStatus>;

/** Where the endpoint is to listen, for which project and model, and with which token. */
export type EndpointStart = {
  readonly port: number;
  readonly token: string;
  readonly projectName: string;
  readonly model: string | null;
  readonly keeps: boolean;
};

/** What an endpoint that is on says of itself. */
export type RunningEndpoint = Omit<EndpointStart, 'token'> & { readonly url: string; readonly refused: number };

/** Values of one column, or row-major those of several columns that are one input of the model's file. */
export const SentInput = z.object({
  name: z.string(),
  width: z.int().min(1),
  cells: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type SentInput = z.infer<typeof SentInput>;

/** One row's answer; `predictionId` where it was kept. */
export const ScoredRow = z.object({
  output: Output,
  threshold: z.number().nullable(),
  unsure: z.boolean(),
  outside: z.array(Outside),
  guards: z.array(FiredGuard),
  /** What decides in place of the model; null where the model does. */
  rule: RuleDecision.nullable(),
  predictionId: z.uuid().nullable(),
});
export type ScoredRow = z.infer<typeof ScoredRow>;
