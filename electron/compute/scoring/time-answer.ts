import { performance } from 'node:perf_hooks';
import { ok, type Result } from '../../../shared/result.ts';
import type { ScoredRecord } from './score-record.ts';

/** An answer with how long it took in milliseconds: the model's own work, without its loading and the wait for its turn. */
export async function timeAnswer(
  answer: () => Promise<Result<ScoredRecord>>,
): Promise<Result<ScoredRecord & { readonly tookMs: number }>> {
  const beganAtMs = performance.now();
  const scored = await answer();
  return scored.ok ? ok({ ...scored.value, tookMs: performance.now() - beganAtMs }) : scored;
}
