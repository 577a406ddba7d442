import { expect, test } from 'vitest';
import { setTraining } from '../../../electron/core/actions/set-training.ts';
import { showTrainingSettings } from '../../../electron/core/actions/show-training-settings.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { Door } from '../../../electron/core/door.ts';
import { handlers } from '../../../electron/core/handlers.ts';
import { keepTrainingCool } from '../../../electron/core/keep-training-cool.ts';
import { calls } from '../../../shared/calls.ts';
import type { PowerState } from '../../../shared/process-messages.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';

const trainInput = calls['model.train'].input.parse({
  dataset: 'patients',
  target: 'sick',
  parameters: { trees: 400, earlyStopping: 0 },
});

const COOL: PowerState = { isOnBattery: false, isHot: false };

/** Trains, and lets the power change when the first round is told. */
async function trainWhile(home: TestHome, change: PowerState, resumes = true) {
  let power = COOL;
  const door = new Door(home, handlers);
  const cooler = keepTrainingCool(home, door, async () => power, { resumes });
  await cooler.look();
  const becomes = (state: PowerState): Promise<void> => {
    power = state;
    return cooler.look();
  };
  let looked: Promise<void> | undefined;
  const progress = (event: unknown): void => {
    if ((event as { iteration?: number }).iteration !== undefined) looked ??= becomes(change);
  };
  const trained = await trainModel({ ...home, progress }, trainInput);
  await looked;
  const close = async (): Promise<void> => {
    cooler.close();
    await door.close();
  };
  return { trained, becomes, close };
}

async function openWith(settings: Parameters<typeof setTraining>[1]): Promise<TestHome> {
  const home = openTestHome();
  await importPatients(home);
  valueOf(await setTraining(home, settings));
  return home;
}

const runs = ({ store }: TestHome) => store.all('SELECT status, heldBecause FROM run');

/** Until nothing is being trained any more. */
const rest = ({ trainings, store }: TestHome): Promise<unknown> =>
  trainings.inTurn('after all others', new AbortController().signal, async () => store);

test('a training pauses when the plug is pulled, and goes on when it is back', async () => {
  const home = await openWith({ pauseOnBattery: true });

  const { trained, becomes, close } = await trainWhile(home, { isOnBattery: true, isHot: false });
  const paused = runs(home);
  await becomes(COOL);
  await rest(home);
  await close();

  expect(trained).toMatchObject({ ok: false, error: { code: 'run.paused' } });
  expect(paused).toEqual([{ status: 'paused', heldBecause: 'battery' }]);
  expect(runs(home)).toEqual([{ status: 'finished', heldBecause: null }]);
});

test('heat pauses it as well, and a short command leaves it to the window to go on', async () => {
  const home = await openWith({ pauseOnHeat: true });

  const { becomes, close } = await trainWhile(home, { isOnBattery: false, isHot: true }, false);
  await becomes(COOL);
  await close();

  expect(runs(home)).toEqual([{ status: 'paused', heldBecause: 'heat' }]);
});

test('nothing pauses unless somebody chose so, and a training that is begun on battery goes on', async () => {
  const home = await openWith({ wattsPerProcessor: 12 });
  const unasked = await trainWhile(home, { isOnBattery: true, isHot: true });
  await unasked.close();
  valueOf(await setTraining(home, { pauseOnBattery: true }));
  const door = new Door(home, handlers);
  const cooler = keepTrainingCool(home, door, async () => ({ isOnBattery: true, isHot: false }), { resumes: true });
  await cooler.look();
  const begunOnBattery = await trainModel(home, trainInput);
  cooler.close();
  await door.close();

  expect([unasked.trained.ok, begunOnBattery.ok]).toEqual([true, true]);
  expect(valueOf(begunOnBattery).run.outcome).toMatchObject({ wattsPerProcessor: 12 });
  expect(valueOf(await showTrainingSettings(home, {}))).toEqual({
    pauseOnBattery: true,
    pauseOnHeat: false,
    wattsPerProcessor: 12,
  });
});
