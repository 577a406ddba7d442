import type { Input } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { SearchMethod } from '../../../shared/search.ts';
import { Algorithm, GivenParameters } from '../../../shared/training.ts';
import { type Arguments, present } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { modelEnglish } from '../model-english.ts';
import { searchEnglish } from '../search-english.ts';
import { readRowPlan, rowOptions } from './read-training-plan.ts';

export const searchCommands: readonly Command[] = [
  {
    words: 'model search',
    operands: [],
    options: [
      'dataset',
      'target',
      'algorithm',
      'go-on-from',
      'name',
      'seed',
      'parameters',
      ...rowOptions,
      'method',
      'trials',
      'minutes',
      'dry-run',
    ],
    needs: ['dataset', 'target'],
    calls: ['model.search', 'model.train'],
    run: (ask, typed) => searchThenTrain(ask, typed),
  },
  {
    words: 'model searches',
    operands: [],
    options: [],
    calls: ['search.list'],
    run: (ask) =>
      reply(ask('search.list', {}), ({ searches }) => ({
        document: { searches },
        lines: searches.flatMap(searchEnglish.searched),
      })),
  },
];

/** A search, then one training with the best parameters; `--dry-run` leaves it at the search. */
async function searchThenTrain(ask: Ask, typed: Arguments): Promise<Result<Reply>> {
  const asked = searchInput(typed);
  const searched = await ask('model.search', asked);
  if (!searched.ok) return searched;
  const search = searched.value;
  const lines = searchEnglish.searched(search);
  if (search.outcome === null || typed.has('dry-run')) return ok({ document: { search }, lines });
  const { dataset, target, algorithm = 'gbdt', seed = 1 } = asked;
  const parameters = GivenParameters.parse({ ...search.request.given, ...search.outcome.best.parameters });
  const more = present({ name: typed.text('name'), ...readRowPlan(typed) });
  const trained = ask('model.train', { dataset, target, algorithm, seed, parameters, search: search.id, ...more });
  return reply(trained, ({ run, model }) => ({
    document: { search: { ...search, runId: run.id }, run, model, metrics: run.outcome?.metrics ?? {} },
    lines: [...lines, ...modelEnglish.trained(run, model)],
  }));
}

function searchInput(typed: Arguments): Input<'model.search'> {
  const budget = { trials: typed.number('trials'), minutes: typed.number('minutes'), seed: typed.number('seed') };
  const how = {
    algorithm: typed.oneOf('algorithm', Algorithm.options),
    from: typed.text('go-on-from'),
    method: typed.oneOf('method', SearchMethod.options),
  };
  return {
    dataset: typed.required('dataset'),
    target: typed.required('target'),
    parameters: typed.numbers('parameters'),
    ...readRowPlan(typed),
    ...present(budget),
    ...present(how),
  };
}
