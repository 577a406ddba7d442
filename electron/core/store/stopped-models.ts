import { z } from 'zod';
import { type AppError, fail, type Result } from '../../../shared/result.ts';
import type { Store } from './open-database.ts';
import { getSetting, setSetting } from './settings.ts';

/** By the sha256 of a model's file. */
const Stops = z.record(z.string(), z.object({ atMs: z.int(), message: z.string() }));

/** A laptop that was out of memory for once shall not lose its model for good. */
const HELD_FOR_MS = 24 * 60 * 60 * 1_000;

/** Remembers across starts which models stopped this laptop's compute process; each is held for a day. */
export function openStoppedModels(store: Store, now: () => number) {
  const read = () => Stops.parse(JSON.parse(getSetting(store, 'stoppedModels') ?? '{}'));
  let stops = read();
  return {
    find: (sha256: string): Result<never> | null => {
      const stop = stops[sha256];
      return stop === undefined || now() - stop.atMs > HELD_FOR_MS ? null : refuseStopped(stop.message);
    },
    keep: (sha256: string, { message }: AppError): void => {
      const held = Object.entries(read()).filter(([, { atMs }]) => now() - atMs <= HELD_FOR_MS);
      stops = { ...Object.fromEntries(held), [sha256]: { atMs: now(), message } };
      store.transaction((db) => setSetting(db, 'stoppedModels', JSON.stringify(stops)));
    },
  };
}

const refuseStopped = (message: string): Result<never> =>
  fail(
    'model.stoppedEngine',
    `This model stopped this laptop's engine and is not tried again for a day. ${message}`,
    'Put another version in use.',
  );
