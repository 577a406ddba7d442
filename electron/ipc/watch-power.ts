import { powerMonitor } from 'electron';
import type { PowerState } from '../../shared/process-messages.ts';

/** Windows and macOS say how far they have slowed the processor down for heat. */
const SLOWED_PERCENT = 80;

/** Tells how the laptop is powered and how warm it is, now and whenever it changes. On Linux core reads it itself. */
export function watchPower(tell: (state: PowerState) => void): void {
  if (process.platform === 'linux') return;
  let isHot = false;
  const say = (): void => tell({ isOnBattery: powerMonitor.isOnBatteryPower(), isHot });
  const sayHot = (hot: boolean): void => {
    isHot = hot;
    say();
  };
  powerMonitor.on('on-battery', say);
  powerMonitor.on('on-ac', say);
  powerMonitor.on('thermal-state-change', ({ state }) => sayHot(state === 'serious' || state === 'critical'));
  powerMonitor.on('speed-limit-change', ({ limit }) => sayHot(limit < SLOWED_PERCENT));
  say();
}
