import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../../electron/core/actions/context.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { readGroup } from '../../../electron/core/readers/row-groups.ts';
import { windowChunks } from '../../../electron/core/store/windows.ts';
import { calls } from '../../../shared/calls.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { EngineCallName, EngineOutput } from '../../../shared/engine.ts';
import type { TreePlan } from '../../../shared/tree-plan.ts';
import { openTestEngine } from '../open-test-engine.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const ROWS = 3_000;

/** The compute process's code, with the plan that it gives changed, and what it was asked. */
function openEngine(change: (plan: TreePlan | null) => TreePlan | null): { engine: Engine; scored: () => number } {
  const real = openTestEngine();
  let rows = 0;
  const engine: Engine = {
    async request(name, input, options) {
      const answer = await real.request(name, input, options);
      if (!answer.ok) return answer;
      if (isOf('model.score', name, answer.value)) rows += answer.value.rows;
      if (!isOf('model.plan', name, answer.value)) return answer;
      return { ok: true, value: { plan: change(answer.value.plan) } as typeof answer.value };
    },
  };
  return { engine, scored: () => rows };
}

const isOf = <N extends EngineCallName>(wanted: N, name: string, _answer: unknown): _answer is EngineOutput<N> =>
  wanted === name;

/** The positive class's probabilities of all rows, as they are kept. */
async function predictAll(home: TestHome): Promise<readonly number[]> {
  const random = createRandom(3);
  const lines = Array.from({ length: ROWS }, () => {
    const [weight, site] = [random.normal(), ['Busiu', 'Mbale', ''][random.int(3)]];
    return `${random.next() < 0.1 ? '' : weight},${site},${weight + random.normal() > 0 ? 'yes' : 'no'}`;
  });
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, `weight,site,sick\n${lines.join('\n')}\n`);
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits' })));
  const parameters = { trees: 15, leaves: 8, earlyStopping: 0 };
  const training = { dataset: 'visits', target: 'sick', features: ['weight', 'site'], parameters };
  const { model } = valueOf(await trainModel(home, calls['model.train'].input.parse(training)));
  const window = valueOf(await predictDataset(home, { model: model.ref, dataset: 'visits' }));
  const { chunks } = valueOf(readGroup(home.store, windowChunks(home.store, window.id, 1)));
  return chunks.flatMap((chunk) => (chunk.kind === 'numeric' ? [...chunk.values] : []));
}

test('many rows are scored by walking the trees; ONNX Runtime is asked of some, and says the same of all', async () => {
  const walking = openEngine((plan) => plan);
  const walked = await predictAll(openTestHome({ engine: walking.engine }));
  const meant = await predictAll(openTestHome({ engine: openEngine(() => null).engine }));

  expect(walking.scored()).toBe(256);
  expect(walked).toHaveLength(ROWS);
  walked.forEach((probability, row) => expect(Math.abs(probability - meant[row]!)).toBeLessThanOrEqual(1e-6));
});

test('where the walked trees answer otherwise than ONNX Runtime, every row is answered by ONNX Runtime', async () => {
  const off = openEngine((plan) => plan && { ...plan, baseValues: plan.baseValues.map((value) => value + 0.01) });
  const meant = await predictAll(openTestHome({ engine: openEngine(() => null).engine }));

  expect(await predictAll(openTestHome({ engine: off.engine }))).toEqual(meant);
  expect(off.scored()).toBe(256 + ROWS);
});
