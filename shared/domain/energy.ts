import type { Spent } from '../spent.ts';

/**
 * What one processor of a laptop takes while it is busy, in watts: half of the 15 W that processors of thin laptops with
 * two cores are built for. Nothing here can measure it, so that what follows from it is always called an estimate.
 */
export const WATTS_PER_PROCESSOR = 7.5;

const SECONDS_PER_HOUR = 3_600;

/** An estimate of the energy that a training took, in watt-hours. */
export const energyOf = ({ cpuSeconds }: Pick<Spent, 'cpuSeconds'>): number =>
  (cpuSeconds * WATTS_PER_PROCESSOR) / SECONDS_PER_HOUR;
