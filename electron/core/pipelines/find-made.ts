import type { Output } from '../../../shared/calls.ts';
import type { StepEffect } from '../../../shared/pipelines/pipeline-run.ts';
import type { StepCallName } from '../../../shared/pipelines/step-calls.ts';
import type { Ask } from './ask.ts';

type Filled = Readonly<Record<string, unknown>>;

/** What a promotion would change is so already: its answer is the move that made it so. Null for every other call. */
export async function isAlreadySo(ask: Ask, call: StepCallName, input: Filled): Promise<unknown> {
  if (call !== 'model.promote') return null;
  const alias = String(input['alias'] ?? 'champion');
  const shown = await ask('model.show', { ref: String(input['ref']) });
  if (!shown.ok || !shown.value.model.aliases.includes(alias)) return null;
  return shown.value.moves.find((move) => move.alias === alias) ?? null;
}

/**
 * The answer of a step that had done its work when it was killed, as the call would have given it. Null where it had
 * not, or where doing it again changes nothing.
 */
export async function findMade(
  ask: Ask,
  call: StepCallName,
  input: Filled,
  effects: readonly StepEffect[],
): Promise<unknown> {
  const idOf = (kind: string): string | null => effects.findLast((effect) => effect.kind === kind)?.id ?? null;
  switch (call) {
    case 'dataset.import':
    case 'dataset.derive':
    case 'record.freeze':
      return findDataset(ask, idOf('datasetVersion'));
    case 'model.import':
      return findModel(ask, idOf('modelVersion'));
    case 'model.train':
      return findTrained(ask, idOf('run'), idOf('modelVersion'));
    case 'predict.dataset':
      return findWindow(ask, input, idOf('window'));
    default:
      return null;
  }
}

/** Whether what an earlier answer speaks of can still be used. */
export async function isStillThere(ask: Ask, call: StepCallName, input: Filled, output: unknown): Promise<boolean> {
  switch (call) {
    case 'dataset.import':
    case 'dataset.derive':
      return (await findDataset(ask, (output as Output<'dataset.import'>).id)) !== null; // both answer a version
    case 'model.import':
      return isUsable(await findModel(ask, (output as Output<'model.import'>).id)); // as it was kept
    case 'model.train':
      return isUsable(await findModel(ask, (output as Output<'model.train'>).model.id)); // as it was kept
    case 'predict.dataset':
      return (await findWindow(ask, input, (output as Output<'predict.dataset'>).id)) !== null; // as it was kept
    default:
      return true;
  }
}

async function findDataset(ask: Ask, id: string | null): Promise<Output<'dataset.import'> | null> {
  const shown = id === null ? null : await ask('dataset.show', { ref: id });
  return shown?.ok === true ? shown.value.version : null;
}

async function findModel(ask: Ask, id: string | null): Promise<Output<'model.import'> | null> {
  const shown = id === null ? null : await ask('model.show', { ref: id });
  return shown?.ok === true ? shown.value.model : null;
}

/** A recalled version serves nothing: it is made again rather than taken from before. */
const isUsable = (model: Output<'model.import'> | null): boolean => model !== null && model.recall === null;

async function findTrained(
  ask: Ask,
  runId: string | null,
  modelId: string | null,
): Promise<Output<'model.train'> | null> {
  const run = runId === null ? null : await ask('run.show', { id: runId });
  const model = await findModel(ask, modelId);
  return run?.ok === true && model !== null ? { run: run.value, model } : null;
}

/** The training that a step began and that has not ended; null where there is none to go on with. */
export async function unfinishedRun(ask: Ask, effects: readonly StepEffect[]): Promise<string | null> {
  const begun = effects.findLast(({ kind }) => kind === 'run');
  const run = begun === undefined ? null : await ask('run.show', { id: begun.id });
  const isHeld = run?.ok === true && (run.value.status === 'interrupted' || run.value.status === 'paused');
  return isHeld ? run.value.id : null;
}

async function findWindow(ask: Ask, input: Filled, id: string | null): Promise<Output<'predict.dataset'> | null> {
  if (id === null) return null;
  const { model } = input;
  const listed = await ask('monitor.windows', typeof model === 'string' ? { model } : {});
  return listed.ok ? (listed.value.windows.find((window) => window.id === id) ?? null) : null;
}
