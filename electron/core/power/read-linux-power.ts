import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PowerState } from '../../../shared/process-messages.ts';

/** Where a zone names no temperature of its own at which the system slows down. */
const HOT_CELSIUS = 90;

/**
 * Reads `power_supply` and `thermal` under `root` (`/sys/class`; see the kernel's documentation of both). On battery: a
 * battery discharges and no mains adapter is online. Hot: a zone has reached the temperature at which the system begins
 * to slow itself down. Null where there is neither folder.
 */
export async function readLinuxPower(root = '/sys/class'): Promise<PowerState | null> {
  const supplies = await namesIn(join(root, 'power_supply'));
  const zones = (await namesIn(join(root, 'thermal'))).filter((name) => name.startsWith('thermal_zone'));
  if (supplies.length === 0 && zones.length === 0) return null;
  const [draining, hot] = await Promise.all([
    isDraining(supplies.map((name) => join(root, 'power_supply', name))),
    Promise.all(zones.map((name) => isZoneHot(join(root, 'thermal', name)))),
  ]);
  return { isOnBattery: draining, isHot: hot.includes(true) };
}

async function isDraining(supplies: readonly string[]): Promise<boolean> {
  const read = await Promise.all(
    supplies.map(async (folder) => ({
      type: await textOf(folder, 'type'),
      isOnline: (await textOf(folder, 'online')) === '1',
      isDischarging: (await textOf(folder, 'status')) === 'Discharging',
    })),
  );
  if (read.some(({ type, isOnline }) => type === 'Mains' && isOnline)) return false;
  return read.some(({ type, isDischarging }) => type === 'Battery' && isDischarging);
}

/** Trip points of type `passive` are where the kernel throttles processors; all in thousandths of a degree. */
async function isZoneHot(folder: string): Promise<boolean> {
  const celsius = Number((await textOf(folder, 'temp')) ?? Number.NaN) / 1_000;
  const trips = (await namesIn(folder)).filter((name) => /^trip_point_\d+_type$/.test(name));
  const limits: number[] = [];
  for (const name of trips) {
    if ((await textOf(folder, name)) !== 'passive') continue;
    const limit = Number((await textOf(folder, name.replace('_type', '_temp'))) ?? 0) / 1_000;
    if (limit > 0) limits.push(limit);
  }
  return celsius >= Math.min(HOT_CELSIUS, ...limits);
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Null where there is no such file, or the driver answers nothing. */
const textOf = (folder: string, name: string): Promise<string | null> =>
  readFile(join(folder, name), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
