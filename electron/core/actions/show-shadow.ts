import type { Output, Parsed } from '../../../shared/calls.ts';
import { compareAdvice } from '../../../shared/domain/shadow/compare-advice.ts';
import { sliceColumns } from '../../../shared/domain/model-tests/default-suite.ts';
import type { SliceColumn } from '../../../shared/model-tests.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import type { ShadowReport } from '../../../shared/shadow.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { newestMove } from '../store/alias-moves.ts';
import { requireProject } from '../store/projects.ts';
import { countForShadow, countShadowFailures } from '../store/shadow-predictions.ts';
import type { Context } from './context.ts';
import { suiteOf } from './model-tests/suite-of.ts';
import { findTableModel } from './models/find-table-model.ts';
import { saysTheSame } from '../../../shared/domain/says-the-same.ts';
import { servingChampion } from './scoring/serving-model.ts';
import { listeningShadow } from './watching/shadow-listening.ts';

/** What a version said silently beside the version in use, on the same records. Fails as `findTableModel` does. */
export async function showShadow(
  context: Context,
  { ref, examples }: Parsed<'model.shadow'>,
): Promise<Result<Output<'model.shadow'>>> {
  const { store, projectId, readers, signal } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const champion = servingChampion(store, projectId)?.model ?? null;
  const because = whyNotCompared(model, champion);
  const about = { ...aboutShadow(context, model), championRef: champion?.ref ?? null, because };
  const { spec } = model;
  if (because !== null || champion === null) {
    return ok({ ...compareAdvice([], spec, []), ...about, examples: [] });
  }
  const asked = { shadowId: model.id, championId: champion.id, spec, by: slicesOf(context, model), examples };
  const compared = await readers.run('shadow.compare', asked, { signal });
  return compared.ok ? ok({ ...compared.value, ...about }) : compared;
}

function whyNotCompared(model: ModelVersion, champion: ModelVersion | null): ShadowReport['because'] {
  if (champion === null) return 'noChampion';
  if (champion.id === model.id) return 'isChampion';
  return saysTheSame(model.spec, champion.spec) ? null : 'otherAnswers';
}

function aboutShadow({ store, projectId }: Context, model: ModelVersion) {
  const shadow = listeningShadow(store, projectId);
  const isListening = shadow?.serving.model.id === model.id;
  return {
    modelRef: model.ref,
    modelVersionId: model.id,
    positiveClass: model.spec.positiveClass,
    isShadow: newestMove(store, projectId, 'shadow')?.modelVersionId === model.id,
    failed: countShadowFailures(store, model.id),
    waiting: isListening ? countForShadow(store, shadow.listening) : 0,
  };
}

/** Those of the model's tests; where they name none, the sites, sexes and ages that the project's columns say. */
function slicesOf(context: Context, model: ModelVersion): readonly SliceColumn[] {
  const { tests } = suiteOf(context, model).suite;
  const declared = tests.flatMap((test) => (test.kind === 'slices' ? test.by : []));
  if (declared.length > 0) return declared;
  return sliceColumns(model.spec, requireProject(context.store, context.projectId).definition.columns);
}
