import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { resolveDataset } from '../store/datasets.ts';
import { addSuite, newestSuite } from '../store/test-suites.ts';
import type { Context } from './context.ts';

/** Declares what is asked of every version of a model from now on. Fails with `test.noTestSet` where its test set is not here. */
export async function setTestSuite(
  context: Context,
  { model: modelName, suite }: Parsed<'testSuite.set'>,
): Promise<Result<Output<'testSuite.set'>>> {
  const { store, projectId, actorId, deviceId, now, newId } = context;
  if (suite.testSet !== null && resolveDataset(store, projectId, suite.testSet) === null) {
    return fail(
      'test.noTestSet',
      `There is no data set version ${suite.testSet} here.`,
      'List the data sets to see what there is.',
    );
  }
  const declaration = { id: newId(), modelName, suite, actorId, deviceId, declaredAtMs: now() };
  return store.transaction((db) => {
    addSuite(db, projectId, declaration);
    recordChange(db, context, {
      kind: 'testSuite.declared',
      lane: `testSuite:${modelName}`,
      entityKind: 'testSuite',
      entityId: declaration.id,
      payload: declaration,
    });
    const declared = newestSuite(db, projectId, modelName);
    if (declared === null) throw new Error(`the suite of ${modelName} was not stored`);
    return ok(declared);
  });
}
