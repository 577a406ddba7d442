import type { z } from 'zod';
import { createHandlers } from '../../electron/compute/handlers.ts';
import { serve } from '../../electron/compute/serve.ts';
import type { Column, ColumnChunk } from '../../shared/column.ts';
import { encodeChunk } from '../../shared/columns/chunk-codec.ts';
import type { EngineCallName, EngineInput, EngineOutput, EngineReply } from '../../shared/engine.ts';
import type { Result } from '../../shared/result.ts';
import type { TrainingPlan } from '../../shared/training-plan.ts';

export type NamedColumn = { readonly column: Column; readonly chunk: ColumnChunk };

/** What both transports offer a test. */
export type Engine = {
  readonly call: <N extends EngineCallName>(name: N, input: EngineInput<N>) => Promise<Result<EngineOutput<N>>>;
  /** A call that can be cancelled. */
  readonly start: <N extends EngineCallName>(name: N, input: EngineInput<N>) => Running<N>;
  readonly progress: unknown[];
};
type Running<N extends EngineCallName> = {
  readonly answered: Promise<Result<EngineOutput<N>>>;
  readonly cancel: () => void;
};

/** Calls over any pair of send and listen, as core makes them. */
export function connectEngine(
  send: (message: unknown) => void,
  listen: (onReply: (reply: EngineReply) => void) => void,
): Engine {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const progress: unknown[] = [];
  let lastId = 0;
  listen((reply) => {
    if (reply.kind === 'progress') progress.push(reply.event);
    else if (reply.kind === 'reply') waiting.get(reply.id)?.(reply.result);
  });
  const start = <N extends EngineCallName>(name: N, input: EngineInput<N>): Running<N> => {
    lastId += 1;
    const id = lastId;
    const answered = new Promise<Result<unknown>>((resolve) => waiting.set(id, resolve));
    send({ kind: 'request', id, name, input });
    return {
      answered: answered as Promise<Result<EngineOutput<N>>>, // the contract types each call's answer
      cancel: () => send({ kind: 'cancel', id }),
    };
  };
  return { progress, start, call: (name, input) => start(name, input).answered };
}

/** The compute process's whole code in this process, behind its real dispatcher. */
export function startEngine(): Engine {
  let toEngine: (message: unknown) => void = () => undefined;
  let toCore: (reply: EngineReply) => void = () => undefined;
  serve({ send: (reply) => toCore(reply), listen: (onMessage) => (toEngine = onMessage) }, createHandlers());
  return connectEngine(
    (message) => toEngine(message),
    (onReply) => (toCore = onReply),
  );
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const numbers = (name: string, values: ArrayLike<number>, type: Column['type'] = 'number'): NamedColumn => ({
  column: { name, type },
  chunk: { kind: 'numeric', values: Float64Array.from(values) },
});

/** null is missing. */
export function texts(
  name: string,
  values: readonly (string | null)[],
  type: Column['type'] = 'category',
): NamedColumn {
  const dictionary = [...new Set(values.filter((value) => value !== null))];
  const codes = Int32Array.from(values, (value) => (value === null ? -1 : dictionary.indexOf(value)));
  return { column: { name, type }, chunk: { kind: 'coded', codes, dictionary } };
}

export const encodeAll = (columns: readonly NamedColumn[]): Uint8Array[] =>
  columns.map(({ chunk }) => encodeChunk(chunk));

/** Hands columns over as a table and gives its id. */
export async function openTable({ call }: Engine, columns: readonly NamedColumn[]): Promise<string> {
  const { tableId } = valueOf(await call('table.open', { columns: columns.map(({ column }) => column) }));
  valueOf(await call('table.append', { tableId, chunks: encodeAll(columns) }));
  return tableId;
}

export type TrainOptions = {
  readonly seed?: number;
  readonly parameters?: EngineInput<'train'>['parameters'];
  readonly algorithm?: EngineInput<'train'>['algorithm'];
  readonly plan?: z.input<typeof TrainingPlan>;
  /** Columns that are not learned from, beside the target. */
  readonly beside?: readonly string[];
};

/** Trains on all columns but the target and those `beside` it. */
export async function train(
  engine: Engine,
  columns: readonly NamedColumn[],
  target: string,
  { seed = 1, parameters = {}, algorithm = 'gbdt', plan = {}, beside = [] }: TrainOptions = {},
): Promise<Result<EngineOutput<'train'>>> {
  const tableId = await openTable(engine, columns);
  const features = columns.map(({ column }) => column.name).filter((name) => name !== target && !beside.includes(name));
  return engine.call('train', { tableId, target, features, algorithm, parameters, seed, ...plan });
}
