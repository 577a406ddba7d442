import { expect, test } from 'vitest';
import { keepLooking } from '../../electron/core/keep-looking.ts';
import { valueOf } from './open-test-home.ts';
import { openPipelineHome, TRAINING } from './pipelines/pipeline-home.ts';

test('what a model in use scored is looked at once, without anybody asking', async () => {
  const { ask, door, home, write } = openPipelineHome();
  valueOf(await ask('pipeline.run', { path: write(TRAINING.replace('alias: shadow', 'alias: champion')) }));
  const window = valueOf(await ask('predict.dataset', { dataset: 'patients' }));
  const asked: string[] = [];
  const call: typeof door.call = (name, input, options) => {
    asked.push(name);
    return door.call(name, input, options);
  };

  const kept = keepLooking(home, { call });
  await expect.poll(() => home.store.value('SELECT windowId FROM windowVerdict')).toBe(window.id);
  await kept.close();

  expect(asked).toEqual(['alert.unseen', 'monitor.report', 'monitor.look']);
  expect(valueOf(await ask('alert.unseen', {})).windows).toEqual([]);
});
