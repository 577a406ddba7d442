import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Tensor } from 'onnxruntime-node';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import { createRandom } from '../../shared/domain/random.ts';
import type { ModelVersion } from '../../shared/registry.ts';

const ROWS = 2_000;
const COLUMNS = 8;

export type Named = { readonly name: string; readonly value: number };

/** Whoever can be asked: a core in this process, or one behind a window. */
export type Asking = { readonly ask: <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>> };

/** Trees over eight columns, as somebody trains them here; `seed` makes other rows, and so another version. */
export async function trainSmallModel({ ask }: Asking, seed = 6): Promise<ModelVersion> {
  const random = createRandom(seed);
  const names = Array.from({ length: COLUMNS }, (_, column) => `x${column}`);
  const lines = Array.from({ length: ROWS }, () => {
    const numbers = names.map(() => random.next().toFixed(3));
    return [...numbers, Number(numbers[0]) + Number(numbers[1]) > 1 ? 'yes' : 'no'].join(',');
  });
  const path = join(tmpdir(), `bench-small-${seed}.csv`);
  writeFileSync(path, [[...names, 'answer'].join(','), ...lines].join('\n'));
  await ask('dataset.import', { path, dataset: `bench${seed}` });
  const { model } = await ask('model.train', { dataset: `bench${seed}`, target: 'answer', name: 'small' });
  return model;
}

/** What ONNX Runtime is given for one record. */
export function feedsOf({ spec }: ModelVersion, record: readonly Named[]): Record<string, Tensor> {
  const valueOf = (column: string): number => record.find(({ name }) => name === column)?.value ?? Number.NaN;
  return Object.fromEntries(
    spec.inputs.map(({ name, columns }) => [
      name,
      new Tensor('float32', Float32Array.from(columns, valueOf), [1, columns.length]),
    ]),
  );
}
