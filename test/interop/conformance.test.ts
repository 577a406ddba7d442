import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importModel } from '../../electron/core/actions/import-model.ts';
import { runTensors } from '../../electron/core/actions/run-tensors.ts';
import { forkEngine } from '../../electron/core/engine/child-link.ts';
import { calls } from '../../shared/calls.ts';
import { openTestHome, type TestHome } from '../core/open-test-home.ts';
import { type ConformanceCase, conformanceCases } from './conformance-cases.ts';
import { sameTensors } from './same-tensors.ts';

/** What ONNX Runtime 1.30 answers otherwise than ONNX 1.12's reference, and why that is no fault of ours. */
const KNOWN: Readonly<Record<string, string>> = {};

type Outcome = 'right' | 'wrong' | `unsupported: ${string}`;

async function tryCase(home: TestHome, { name, path, sets }: ConformanceCase): Promise<Outcome> {
  if (sets === null) return 'unsupported: sequence, optional or bfloat16';
  const imported = await importModel(home, calls['model.import'].input.parse({ path, name, task: 'tensors' }));
  if (!imported.ok) return `unsupported: ${imported.error.code}`;
  for (const { inputs, outputs } of sets) {
    const run = await runTensors(home, { ref: imported.value.ref, tensors: inputs });
    if (!run.ok) return run.error.code === 'model.runFailed' ? `unsupported: ${run.error.code}` : 'wrong';
    if (!sameTensors(run.value.outputs, outputs)) return 'wrong';
  }
  return 'right';
}

test("ONNX's conformance models answer what they should through import and the tensor path", {
  timeout: 900_000,
}, async () => {
  const engine = forkEngine(join(import.meta.dirname, '../../electron/compute/main.ts'));
  const home = openTestHome({ engine: engine.link });
  const namesByOutcome = new Map<Outcome, string[]>();
  for (const conformanceCase of conformanceCases()) {
    const outcome = await tryCase(home, conformanceCase);
    namesByOutcome.set(outcome, [...(namesByOutcome.get(outcome) ?? []), conformanceCase.name]);
  }
  await engine.close();

  for (const [outcome, names] of namesByOutcome) {
    console.log(`${names.length} ${outcome}${outcome === 'right' ? '' : `: ${names.join(', ')}`}`);
  }
  const wrong = namesByOutcome.get('wrong') ?? [];
  expect(wrong.filter((name) => KNOWN[name] === undefined)).toEqual([]);
  expect(namesByOutcome.get('right')?.length).toBeGreaterThanOrEqual(900);
});
