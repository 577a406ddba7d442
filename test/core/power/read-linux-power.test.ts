import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLinuxPower } from '../../../electron/core/power/read-linux-power.ts';

/** Files as the kernel shows them under /sys/class. */
async function readFrom(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'power-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
  const state = await readLinuxPower(root);
  rmSync(root, { recursive: true });
  return state;
}

const battery = { 'power_supply/BAT0/type': 'Battery', 'power_supply/BAT0/status': 'Discharging' };
const mains = (online: string) => ({ 'power_supply/AC/type': 'Mains', 'power_supply/AC/online': online });
const zone = (celsius: number) => ({
  'thermal/thermal_zone0/temp': String(celsius * 1_000),
  'thermal/thermal_zone0/trip_point_0_type': 'critical',
  'thermal/thermal_zone0/trip_point_0_temp': '105000',
  'thermal/thermal_zone0/trip_point_1_type': 'passive',
  'thermal/thermal_zone0/trip_point_1_temp': '80000',
});

test('a battery that discharges without mains is told, and one beside mains is not', async () => {
  expect(await readFrom({ ...battery, ...mains('0') })).toEqual({ isOnBattery: true, isHot: false });
  expect(await readFrom(battery)).toEqual({ isOnBattery: true, isHot: false });
  expect(await readFrom({ ...battery, ...mains('1') })).toEqual({ isOnBattery: false, isHot: false });
  expect(await readFrom(mains('1'))).toEqual({ isOnBattery: false, isHot: false });
});

test('a zone is hot from where the system slows itself down, or from 90 degrees where it does not say', async () => {
  expect(await readFrom(zone(79))).toEqual({ isOnBattery: false, isHot: false });
  expect(await readFrom(zone(80))).toEqual({ isOnBattery: false, isHot: true });
  expect(await readFrom({ 'thermal/thermal_zone0/temp': '89000' })).toMatchObject({ isHot: false });
  expect(await readFrom({ 'thermal/thermal_zone0/temp': '90000' })).toMatchObject({ isHot: true });
  expect(await readFrom({ 'thermal/thermal_zone0/type': 'broken' })).toMatchObject({ isHot: false });
});

test('a machine that says nothing about either is not guessed at', async () => {
  expect(await readFrom({})).toBeNull();
});
