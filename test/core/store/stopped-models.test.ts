import { expect, test } from 'vitest';
import { openStoppedModels } from '../../../electron/core/store/stopped-models.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { deployModel } from '../actions/deployed-model.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const DAY_MS = 86_400_000;

test('a model that stopped the engine is held for a day, across starts, and others are not', () => {
  const home = openTestHome();
  let nowMs = 1_000;
  const now = () => nowMs;
  openStoppedModels(home.store, now).keep('a', { code: 'model.hung', message: 'It did not answer within 8 seconds.' });

  const restarted = openStoppedModels(home.store, now);

  expect(restarted.find('a')).toMatchObject({
    error: { code: 'model.stoppedEngine', message: expect.stringContaining('did not answer within 8 seconds') },
  });
  expect(restarted.find('b')).toBeNull();
  nowMs += DAY_MS + 1;
  expect(restarted.find('a')).toBeNull();
});

test('a version that stopped the engine says so where it is shown', async () => {
  const home = openTestHome();
  const { sha256 } = await deployModel(home, 0.5);
  const show = async () => valueOf(await showModel(home, { ref: 'sick' })).stopped;
  expect(await show()).toBeNull();

  home.stopped.keep(sha256, { code: 'model.hung', message: 'It did not answer within 8 seconds.' });

  expect(await show()).toContain('did not answer within 8 seconds');
});
