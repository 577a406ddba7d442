import type { Input } from '../../../shared/calls.ts';
import type { Run } from '../../../shared/run.ts';
import { Algorithm, Direction, GivenParameters } from '../../../shared/training.ts';
import { type Arguments, parseJson, present, readTextFile, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { modelEnglish } from '../model-english.ts';
import { usageEnglish } from '../usage-english.ts';
import { planOptions, readTrainingPlan } from './read-training-plan.ts';

export const trainCommands: readonly Command[] = [
  {
    words: 'train',
    operands: [],
    options: [
      'dataset',
      'target',
      'algorithm',
      'go-on-from',
      'name',
      'seed',
      'trees',
      'parameters',
      'monotone',
      'config',
      'backbone',
      'reason',
      ...planOptions,
    ],
    needs: ['dataset', 'target'],
    calls: ['model.train'],
    run: (ask, typed) =>
      reply(ask('model.train', trainInput(typed)), ({ run, model }) => ({
        document: { run: runDocument(run), model, metrics: run.outcome?.metrics ?? {} },
        lines: modelEnglish.trained(run, model),
      })),
  },
];

function trainInput(typed: Arguments): Input<'model.train'> {
  const algorithm = typed.oneOf('algorithm', Algorithm.options);
  const optional = {
    name: typed.text('name'),
    seed: typed.number('seed'),
    algorithm,
    from: typed.text('go-on-from'),
    reason: typed.text('reason'),
    backbone: typed.path('backbone'),
  };
  const monotone = typed.choices('monotone', Direction.options);
  const given = { trees: typed.number('trees'), ...(Object.keys(monotone).length > 0 && { monotone }) };
  return {
    dataset: typed.required('dataset'),
    target: typed.required('target'),
    parameters: { ...configured(typed), ...typed.numbers('parameters'), ...present(given) },
    ...readTrainingPlan(typed),
    ...present(optional),
  };
}

/** Parameters by name from a file, for those that are no single numbers. */
function configured(typed: Arguments): Input<'model.train'>['parameters'] {
  const path = typed.path('config');
  if (path === undefined) return {};
  const read = GivenParameters.safeParse(parseJson('--config', readTextFile('--config', path)));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WrongUsage(
    'usage.badInput',
    usageEnglish.badInput('config', [...(issue?.path ?? []), issue?.message].join(': ')),
  );
}

/** A run with the seconds that its training took. */
const runDocument = (run: Run) => ({ ...run, seconds: run.outcome?.seconds ?? null });
