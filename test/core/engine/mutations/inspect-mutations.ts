import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChildEngine, forkEngine } from '../../../../electron/core/engine/child-link.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { callsGrow, eatsMemory, hangs } from '../../../compute/onnx/hostile-models.ts';
import { labelOnly, oneRowProbability, squareRoot, weightedSum } from '../../../compute/tiny-models.ts';
import { mutateModel } from './mutate-model.ts';

export type Range = { readonly seed: number; readonly first: number; readonly count: number };

export type Outcome = {
  /** Files by what came of them: `taken`, or the code of the refusal. */
  readonly counts: Readonly<Record<string, number>>;
  /** What must not be: numbers of files that took too long, or after which the engine did not go on. */
  readonly faults: readonly string[];
  readonly slowestMs: number;
};

const entry = join(import.meta.dirname, '../../../../electron/compute/main.ts');
const fixtures = join(import.meta.dirname, '../../../fixtures/models');
const MOST_MS = 10_000;

/** Files of other tools, our own, and some that do harm already. */
function soundModels(): readonly Uint8Array[] {
  const foreign = readdirSync(fixtures).filter((name) => name.endsWith('.onnx'));
  const tiny = [weightedSum(), squareRoot(), labelOnly(['0', '1']), oneRowProbability()].map(({ onnx }) => onnx);
  return [
    ...foreign.toSorted().map((name) => new Uint8Array(readFileSync(join(fixtures, name)))),
    ...tiny,
    callsGrow(3, 2),
    hangs(),
    eatsMemory(),
  ];
}

/** Hands mutated files to a real compute process, one after another, as an import does. */
export async function inspectMutations({ seed, first, count }: Range): Promise<Outcome> {
  const sound = soundModels();
  const engine = forkEngine(entry);
  const counts: Record<string, number> = {};
  const faults: string[] = [];
  let slowestMs = 0;
  await engine.link.request('model.inspect', { onnx: weightedSum().onnx }); // starting takes its time
  for (let number = first; number < first + count; number += 1) {
    const onnx = mutateModel(sound, createRandom(seed * 1_000_003 + number));
    const askedAtMs = performance.now();
    const inspected = await engine.link.request('model.inspect', { onnx });
    const tookMs = performance.now() - askedAtMs;
    const outcome = inspected.ok ? 'taken' : inspected.error.code;
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    slowestMs = Math.max(slowestMs, tookMs);
    if (tookMs > MOST_MS) faults.push(`${seed}/${number} took ${Math.round(tookMs)} ms`);
    if (outcome.startsWith('engine.')) faults.push(`${seed}/${number} ended in ${outcome}`);
    if (STOPPED.has(outcome) && !(await goesOn(engine)))
      faults.push(`${seed}/${number} was the last that was answered`);
  }
  await engine.close();
  return { counts, faults, slowestMs: Math.round(slowestMs) };
}

const STOPPED: ReadonlySet<string> = new Set(['model.hung', 'model.crashed']);

const goesOn = async ({ link }: ChildEngine): Promise<boolean> =>
  (await link.request('model.inspect', { onnx: weightedSum().onnx })).ok;
