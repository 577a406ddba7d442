import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Door } from '../../../electron/core/door.ts';
import { handlers } from '../../../electron/core/handlers.ts';
import { Pipelines } from '../../../electron/core/pipelines/pipelines.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { CallName, Input, Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import { openTestHome, type TestHome, type TestHomeOptions } from '../open-test-home.ts';

export type PipelineHome = {
  readonly home: TestHome;
  readonly door: Door;
  /** Where the files lie that pipelines name. */
  readonly folder: string;
  readonly ask: <N extends CallName>(name: N, input: Input<N>, signal?: AbortSignal) => Promise<Result<Output<N>>>;
  /** Writes a pipeline of these steps and answers its path. */
  readonly write: (text: string) => string;
};

/** A home whose pipelines run through its door, and a folder with some patients. */
export function openPipelineHome(options: TestHomeOptions = {}): PipelineHome {
  const folder = mkdtempSync(join(tmpdir(), 'pipelines-'));
  writePatients(folder, 120, 7);
  const pipelines = new Pipelines({ pause: async () => undefined });
  const home = { ...openTestHome(options), pipelines };
  const door = new Door(home, handlers);
  pipelines.openTo(door);
  return {
    home,
    door,
    folder,
    ask: async (name, input, signal) =>
      (await door.call(name, input, signal === undefined ? {} : { signal })) as Result<never>, // typed by the contract
    write: (text) => {
      const path = join(folder, 'pipeline.yaml');
      writeFileSync(path, text);
      return path;
    },
  };
}

/** Patients of whom fever tells whether they are sick. */
export function writePatients(folder: string, rows: number, seed: number): void {
  const random = createRandom(seed);
  const lines = Array.from({ length: rows }, (_, row) => {
    const fever = 37 + random.normal();
    return `P${row},${fever.toFixed(2)},${fever > 37.5 ? 'yes' : 'no'}`;
  });
  writeFileSync(join(folder, 'patients.csv'), ['code,fever,sick', ...lines, ''].join('\n'));
}

export const TRAINING = `name: Sick
steps:
  - id: import
    call: dataset.import
    input: { path: patients.csv, dataset: patients, roles: { code: key } }
  - id: train
    call: model.train
    input: { dataset: '\${import.id}', target: sick, name: sick, features: [fever], parameters: { trees: 3 } }
  - id: shadow
    call: model.promote
    input: { ref: '\${train.model.id}', alias: shadow }
`;
