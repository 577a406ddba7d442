import { type BenchRow, medianOf, rowOf } from './harness.ts';
import { openBenchHome } from './open-bench-home.ts';
import { trainSmallModel } from './small-model.ts';

const ROUNDS = 10;
const ALLOWED_MS = 1_000;

/**
 * Back to the version before, from the call to its answer: the file is read whole, held to its hash and opened in
 * compute, and the alias is moved with its lineage and audit entry.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const home = await openBenchHome();
  try {
    const [first, second] = [await trainSmallModel(home, 6), await trainSmallModel(home, 9)];
    const override = 'A bench asks nothing of its model.';
    await home.ask('model.promote', { ref: first.ref, override });
    const runs: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await home.ask('model.promote', { ref: second.ref, override });
      const startedMs = performance.now();
      const move = await home.ask('model.rollback', { name: 'small', alias: 'champion' });
      runs.push(performance.now() - startedMs);
      if (move.ref !== first.ref) throw new Error(`It went back to ${move.ref}, not to ${first.ref}`);
    }
    const allowed = { name: 'allowed', median: ALLOWED_MS, runs: [ALLOWED_MS] };
    return [rowOf('roll back, hash-verified', 'ms', 1, { name: 'median', median: medianOf(runs), runs }, allowed)];
  } finally {
    await home.remove();
  }
}
