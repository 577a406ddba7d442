import type { Input, Output } from '../../../shared/calls.ts';
import { fail, type Result } from '../../../shared/result.ts';
import { Run, RunOrder, type RunSummary } from '../../../shared/run.ts';
import { type Arguments, present } from '../arguments.ts';
import { type Ask, type Command, reply } from '../command.ts';
import { english } from '../english.ts';
import { modelEnglish } from '../model-english.ts';
import { runEnglish } from '../run-english.ts';

export const runCommands: readonly Command[] = [
  {
    words: 'run list',
    operands: [],
    options: ['name', 'target', 'algorithm', 'status', 'dataset', 'since', 'until', 'sort', 'limit', 'skip'],
    calls: ['run.list', 'run.choices'],
    run: async (ask, typed) => {
      const strange = await refuseStrange(ask, typed);
      return strange ?? reply(ask('run.list', listInput(typed)), listReply);
    },
  },
  {
    words: 'run show',
    operands: ['ID'],
    options: [],
    calls: ['run.show'],
    run: (ask, _typed, [id = '']) =>
      reply(ask('run.show', { id }), (run) => ({
        document: { run: runDocument(run) },
        lines: modelEnglish.run(run),
      })),
  },
  {
    words: 'run pause',
    operands: ['ID'],
    options: [],
    calls: ['run.pause'],
    run: (ask, _typed, [id = '']) => reply(ask('run.pause', { id }), restReply),
  },
  {
    words: 'run cancel',
    operands: ['ID'],
    options: [],
    calls: ['run.cancel'],
    run: (ask, _typed, [id = '']) => reply(ask('run.cancel', { id }), restReply),
  },
  {
    words: 'run resume',
    operands: ['ID'],
    options: [],
    calls: ['run.resume'],
    run: (ask, _typed, [id = '']) => reply(ask('run.resume', { id }), trainedReply),
  },
  {
    words: 'run reproduce',
    operands: ['ID'],
    options: [],
    calls: ['run.reproduce'],
    run: (ask, _typed, [id = '']) => reply(ask('run.reproduce', { id }), trainedReply),
  },
  {
    words: 'run settings',
    operands: [],
    options: ['pause-on', 'watts'],
    calls: ['training.settings', 'training.set'],
    run: (ask, typed) => {
      const change = settingsChange(typed);
      const isAsked = Object.keys(change).length === 0;
      return reply(isAsked ? ask('training.settings', {}) : ask('training.set', change), (settings) => ({
        document: { settings },
        lines: runEnglish.settings(settings),
      }));
    },
  },
  {
    words: 'run compare',
    operands: ['ID', 'ID'],
    options: [],
    calls: ['run.compare'],
    run: (ask, _typed, ids) => reply(ask('run.compare', { ids: [...ids] }), compareReply),
  },
];

function settingsChange(typed: Arguments): Input<'training.set'> {
  const pauseOn = typed.oneOf('pause-on', ['battery', 'heat', 'both', 'none'] as const);
  const isOn = (cause: 'battery' | 'heat'): boolean => pauseOn === cause || pauseOn === 'both';
  return {
    ...(pauseOn !== undefined && { pauseOnBattery: isOn('battery'), pauseOnHeat: isOn('heat') }),
    ...present({ wattsPerProcessor: typed.number('watts') }),
  };
}

const restReply = (run: Run) => ({ document: { run: runDocument(run) }, lines: [runEnglish.rests(run)] });

/** A run that repeats another is bad news where its bytes are others. */
const trainedReply = ({ run, model }: Output<'run.resume'>) => ({
  document: { run: runDocument(run), model, metrics: run.outcome?.metrics ?? {}, reproduction: run.reproduction },
  lines: run.reproduction === null ? modelEnglish.trained(run, model) : runEnglish.reproduced(run, run.reproduction),
  isBad: run.reproduction?.isSame === false,
});

function listInput(typed: Arguments): Input<'run.list'> {
  const order = typed.oneOf('sort', RunOrder.options);
  return present({
    search: typed.text('name'),
    target: typed.text('target'),
    algorithm: typed.text('algorithm'),
    status: typed.oneOf('status', Run.shape.status.options),
    dataset: typed.text('dataset'),
    startedFromMs: typed.day('since'),
    startedBeforeMs: typed.day('until'),
    order,
    // Names and data sets are read from their beginning, figures and times from the best or newest.
    ascending: order === undefined ? undefined : order === 'name' || order === 'data' || order === 'mae',
    rows: typed.number('limit'),
    firstRow: typed.number('skip'),
  });
}

/** A target or a data set that no run has is a slip of the hand more often than a question. */
async function refuseStrange(ask: Ask, typed: Arguments): Promise<Result<never> | null> {
  const [target, dataset] = [typed.text('target'), typed.text('dataset')];
  if (target === undefined && dataset === undefined) return null;
  const choices = await ask('run.choices', {});
  if (!choices.ok) return choices;
  const { targets, datasets } = choices.value;
  const names = new Set(datasets.flatMap((ref) => [ref, ref.slice(0, ref.lastIndexOf('@'))]));
  if (target !== undefined && !targets.includes(target)) return refuse(runEnglish.noneTells(target, targets));
  if (dataset !== undefined && !names.has(dataset)) return refuse(runEnglish.noneFrom(dataset, datasets));
  return null;
}

const refuse = ({ message, hint }: { readonly message: string; readonly hint: string }): Result<never> =>
  fail('run.none', message, hint);

const listReply = ({ runs, total }: Output<'run.list'>) => ({
  document: { runs: runs.map(runDocument), total },
  lines: runs.length === 0 ? [english.none] : [...runEnglish.runs(runs), ...runEnglish.rest(runs.length, total)],
});

const compareReply = ({ runs, lines }: Output<'run.compare'>) => ({
  document: { runs: runs.map(runDocument), lines },
  lines: runEnglish.comparison(runs, lines),
});

/** A run with the seconds that its training took. */
const runDocument = (run: Run | RunSummary) => ({ ...run, seconds: run.outcome?.seconds ?? null });
