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
  /** The model's own work; 0 where it failed. */
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
    const said = await scoreValues(context, serving, values, patienceMs);
    const failure = said.ok ? null : said.error.code;
    if (failure === null || failure.startsWith('model.')) {
      asked.push({ deploymentId: serving.deploymentId, failure, tookMs: said.ok ? said.value.tookMs : 0 });
    }
    if (said.ok) {
      const { output, explanation, threshold, unsure } = said.value;
      return { asked, answer: ok({ serving, said: { output, explanation, threshold, unsure } }) };
    }
    answer = said;
  }
  return { asked, answer };
}
