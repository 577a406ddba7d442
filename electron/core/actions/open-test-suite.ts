import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { suitesOf } from '../store/test-suites.ts';
import type { Context } from './context.ts';
import { columnsLearned, suiteOf, undeclared } from './model-tests/suite-of.ts';
import { findModel } from './models/find-model.ts';

const MOST_SUITES = 50;

/** All that is needed to change what is asked of a model's versions. Fails as `findModel` does. */
export async function openTestSuite(
  context: Context,
  { model }: Parsed<'testSuite.open'>,
): Promise<Result<Output<'testSuite.open'>>> {
  const { store, projectId } = context;
  const found = findModel(store, projectId, model);
  if (!found.ok) return found;
  const { name, spec } = found.value;
  const learned = columnsLearned(context, found.value);
  return ok({
    declared: suiteOf(context, found.value),
    history: [...suitesOf(store, projectId, name, MOST_SUITES)],
    byDefault: undeclared(found.value, learned).suite,
    spec,
    columns:
      learned.length > 0 ? [...learned] : spec.features.map(({ name: column, type }) => ({ name: column, type })),
  });
}
