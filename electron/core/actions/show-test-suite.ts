import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newestSuite } from '../store/test-suites.ts';
import type { Context } from './context.ts';
import { suiteOf } from './model-tests/suite-of.ts';
import { findModel } from './models/find-model.ts';

/** What is asked of a model's versions: as declared, else by default of its newest version. Fails as `findModel` does. */
export async function showTestSuite(
  context: Context,
  { model }: Parsed<'testSuite.show'>,
): Promise<Result<Output<'testSuite.show'>>> {
  const { store, projectId } = context;
  const declared = newestSuite(store, projectId, model);
  if (declared !== null) return ok(declared);
  const found = findModel(store, projectId, model);
  return found.ok ? ok(suiteOf(context, found.value)) : found;
}
