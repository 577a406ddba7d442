import { expect, test } from 'vitest';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { listReview } from '../../../electron/core/actions/list-review.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { calls } from '../../../shared/calls.ts';
import type { Answer } from '../../../shared/label.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const everyRecordBlind = ProjectDefinition.parse({ blind: { share: 1, seed: 1 } });

/** Saves a visit that is scored; answers its prediction's id. */
async function capture(home: TestHome, x: number): Promise<string> {
  const added = valueOf(await addRecord(home, calls['record.add'].input.parse({ values: { x } })));
  return added.prediction?.id ?? '';
}

const say = async (home: TestHome, predictionId: string, answer: Answer, predictionShown: boolean) =>
  valueOf(await addLabel(home, { predictionId, answer, predictionShown }));

test('what is asked blind comes first and whole, wherever it stands to the limit', async () => {
  const home = openTestHome({ definition: everyRecordBlind });
  await deployModel(home, 0.5);
  const blind = [await capture(home, 9), await capture(home, -9)];
  const near = valueOf(await predictRecord(home, { model: '@champion', record: { x: 1 } }));

  const { items } = valueOf(await listReview(home, { limit: 3 }));

  expect(items.map((item) => item.blind)).toEqual([true, true, false]);
  expect(items.map(({ prediction }) => prediction.id).slice(0, 2)).toEqual(blind.toReversed());
  expect(items[2]?.prediction.id).toBe(near.id);
});

test('blind answers are counted apart, by what was said before the prediction was seen', async () => {
  const home = openTestHome({ definition: everyRecordBlind });
  await deployModel(home, 0.5);
  const [first, second, third] = [await capture(home, 1), await capture(home, 2), await capture(home, 3)];

  await say(home, first, { kind: 'confirmed' }, false);
  await say(home, second, { kind: 'corrected', to: 'well' }, false);
  await say(home, second, { kind: 'confirmed' }, true);
  await say(home, third, { kind: 'unsure' }, true);
  await say(home, third, { kind: 'confirmed' }, true);

  const { agreement, waiting } = valueOf(await listReview(home, { limit: 3 }));
  expect(agreement).toEqual({ blind: { same: 1, of: 2 }, shown: { same: 1, of: 1 } });
  expect(waiting).toBe(0);
});
