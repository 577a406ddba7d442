import type { Input } from '../../../shared/calls.ts';
import type { Run } from '../../../shared/run.ts';
import { Algorithm, Direction } from '../../../shared/training.ts';
import { type Arguments, present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { modelEnglish } from '../model-english.ts';

export const trainCommands: readonly Command[] = [
  {
    words: 'train',
    operands: [],
    options: ['dataset', 'target', 'algorithm', 'name', 'seed', 'trees', 'parameters', 'monotone'],
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
  const optional = { name: typed.text('name'), seed: typed.number('seed'), algorithm };
  const monotone = typed.choices('monotone', Direction.options);
  const given = { trees: typed.number('trees'), ...(Object.keys(monotone).length > 0 && { monotone }) };
  return {
    dataset: typed.required('dataset'),
    target: typed.required('target'),
    parameters: { ...typed.numbers('parameters'), ...present(given) },
    ...present(optional),
  };
}

/** A run with the seconds that its training took. */
const runDocument = (run: Run) => ({ ...run, seconds: run.outcome?.seconds ?? null });
