import type { Output } from '../../../../shared/calls.ts';
import type { SentInput } from '../../../../shared/endpoint.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { AskCore } from '../ask-core.ts';
import type { Note } from './notes.ts';
import type { ServedModel, ServedModels } from './served-models.ts';
import type { WireTensor } from './tensors/datatypes.ts';
import { namedTensorOf, wireTensorOf } from './tensors/named-tensors.ts';

type AskedRows = {
  readonly served: ServedModel;
  readonly inputs: readonly SentInput[];
  readonly others: 'refused' | 'leftOut';
};
type AskedTensors = {
  readonly served: ServedModel;
  readonly inputs: readonly WireTensor[];
  /** Names of outputs; null asks for all. */
  readonly outputs: readonly string[] | null;
};

/** Asks core for predictions, on the same way as the window, and notes what came of it. */
export class Scorer {
  readonly models: ServedModels;
  readonly keeps: boolean;
  readonly #ask: AskCore;

  constructor(ask: AskCore, models: ServedModels, keeps: boolean) {
    this.#ask = ask;
    this.models = models;
    this.keeps = keeps;
  }

  /** Fails as `predict.rows` does. */
  async scoreRows(
    { served, inputs, others }: AskedRows,
    note: Note,
    signal: AbortSignal,
  ): Promise<Result<Output<'predict.rows'>>> {
    const asked = { model: served.model.id, inputs: [...inputs], others, keep: this.keeps };
    const scored = await this.#ask('predict.rows', asked, signal);
    if (!scored.ok) return scored;
    const { rows } = scored.value;
    note.rows = rows.length;
    note.guards = rows.flatMap(({ guards }) => [...new Map(guards.map((fired) => [fired.guard, fired])).values()]);
    note.predictionIds = rows.flatMap(({ predictionId }) => predictionId ?? []);
    return scored;
  }

  /** Of a model that is no table; nothing is kept of it. Fails as `model.runTensors` does. */
  async runTensors(
    { served, inputs, outputs }: AskedTensors,
    note: Note,
    signal: AbortSignal,
  ): Promise<Result<readonly WireTensor[]>> {
    const tensors = inputs.map(namedTensorOf);
    const asked = { ref: served.model.id, tensors, ...(outputs === null ? {} : { outputs: [...outputs] }) };
    const run = await this.#ask('model.runTensors', asked, signal);
    if (!run.ok) return run;
    note.rows = inputs[0]?.shape[0] ?? 1;
    return ok(run.value.outputs.map(wireTensorOf));
  }
}
