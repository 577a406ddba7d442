import type { HeldBecause } from '../../shared/run.ts';
import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import type { ReadPower } from './power/power-state.ts';
import { runsHeldBecause } from './store/runs.ts';
import { trainingSettings } from './store/training-settings.ts';

export type TrainingCooler = {
  /** Looks now; a test need not wait. Resolves when it is done, not when a resumed training is. */
  readonly look: () => Promise<void>;
  readonly close: () => void;
};

const LOOK_EVERY_MS = 10_000;

/**
 * Pauses trainings when the plug is pulled or the laptop grows hot, where the settings say so, and goes on with them
 * when that is over. Only the change counts: whoever starts a training on battery meant it. A command that ends
 * soon does not go on with trainings (`resumes`).
 */
export function keepTrainingCool(
  { store, trainings }: Pick<HomeContext, 'store' | 'trainings'>,
  door: Pick<Door, 'call'>,
  readPower: ReadPower,
  { resumes }: { readonly resumes: boolean },
): TrainingCooler {
  const was: Record<'battery' | 'heat', boolean> = { battery: false, heat: false };
  let isFirst = true;
  const turn = (because: 'battery' | 'heat', is: boolean, isWanted: boolean): void => {
    const before = was[because];
    was[because] = is;
    if (isWanted && is && !before && !isFirst) trainings.pauseAll(because);
    if (!is && resumes) resumeHeld(because);
  };
  const resumeHeld = (because: HeldBecause): void => {
    for (const { id, project } of runsHeldBecause(store, because)) {
      if (!trainings.has(id)) void door.call('run.resume', { id }, { project });
    }
  };
  const look = async (): Promise<void> => {
    const power = await readPower();
    if (power === null) return;
    const { pauseOnBattery, pauseOnHeat } = trainingSettings(store);
    turn('battery', power.isOnBattery, pauseOnBattery);
    turn('heat', power.isHot, pauseOnHeat);
    isFirst = false;
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  void look();
  return { look, close: () => clearInterval(timer) };
}
