import { performance } from 'node:perf_hooks';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { RecordValues } from '../../store/records.ts';
import type { Context } from '../context.ts';
import { type Scored, scoreValues } from './score-values.ts';
import type { DeployedModel } from './serving-model.ts';

/** How it went with one that was asked. */
export type Asked = {
  readonly deploymentId: string;
  /** The code of what failed; null where it answered. */
  readonly failure: string | null;
  readonly tookMs: number;
};

export type Advice = {
  /** All that were asked, the one that answered last; without those that failed through no fault of the model. */
  readonly asked: readonly Asked[];
  readonly answer: Result<{ readonly serving: DeployedModel; readonly said: Scored }>;
};

/** Asks one version after the other until one answers; fails as the last one did. `models` holds at least one. */
export async function askAdvice(
  context: Context,
  models: readonly DeployedModel[],
  values: RecordValues,
  patienceMs: number,
): Promise<Advice> {
  const asked: Asked[] = [];
  let answer: Advice['answer'] = fail('model.noneDeployed', 'No model is in use.', 'Put one in use first.');
  for (const serving of models) {
    const beganAtMs = performance.now();
    const said = await scoreValues(context, serving, values, patienceMs);
    const tookMs = performance.now() - beganAtMs;
    const failure = said.ok ? null : said.error.code;
    if (failure === null || failure.startsWith('model.')) {
      asked.push({ deploymentId: serving.deploymentId, failure, tookMs });
    }
    answer = said.ok ? ok({ serving, said: said.value }) : said;
    if (said.ok) break;
  }
  return { asked, answer };
}
