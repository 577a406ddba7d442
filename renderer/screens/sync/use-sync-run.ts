import { useEffect, useRef } from 'react';
import type { AppError } from '../../../shared/result.ts';
import { useAction } from '../../use-action.ts';

export type SyncRun = { readonly busy: boolean; readonly error: AppError | null; readonly start: () => void };

/** A slow link takes minutes for what a fast one takes a moment for. */
const LOOK_AGAIN_MS = 1_000;

/** One contact with the server; while it lasts, `look` is called every second so that the states on screen move. */
export function useSyncRun(look: () => void): SyncRun {
  const { busy, error, run } = useAction('sync.run');
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => latest.current(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [busy]);
  return { busy, error, start: () => void run({}) };
}
