import type { PowerState } from '../../../shared/process-messages.ts';

/** Tells how the laptop is powered and how warm it is; null where nothing says so. */
export type ReadPower = () => Promise<PowerState | null>;

/** What main heard from the system last (Electron's powerMonitor), before what the folders of Linux say. */
export class ToldPower {
  #told: PowerState | null = null;

  tell(state: PowerState): void {
    this.#told = state;
  }

  reader(otherwise: ReadPower): ReadPower {
    return async () => this.#told ?? otherwise();
  }
}
