import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PipelineRun } from '../../shared/pipelines/pipeline-run.ts';
import type { Ask, Laptop } from './open-laptop.ts';
import { prepareTraining } from './train-or-resume.ts';

const PIPELINE = `name: From file to use
steps:
  - { id: import, call: dataset.import, input: { path: patients.csv, dataset: sick people, roles: { code: key } } }
  - id: train
    call: model.train
    input: { dataset: '\${import.id}', target: sick, name: sick, parameters: { trees: 60, minRowsInLeaf: 2 } }
  - { id: shadow, call: model.promote, input: { ref: '\${train.model.id}', alias: shadow } }
  - { id: score, call: predict.dataset, needs: [shadow], input: { model: '\${train.model.id}', dataset: '\${import.id}' } }
  - { id: report, call: monitor.report, input: { model: '\${train.model.id}', windowId: '\${score.id}' } }
`;

/** A project, and files of the patients and of the pipeline in the home, so that they go with each copy of it. */
export async function preparePipeline(ask: Ask, folder: string): Promise<void> {
  await prepareTraining(ask, folder);
  const path = join(folder, 'patients.csv');
  // Others than those that the project has already.
  const rows = readFileSync(path, 'utf8').split('\n').slice(0, 400);
  writeFileSync(path, [...rows, ''].join('\n'));
  writeFileSync(join(folder, 'pipeline.yaml'), PIPELINE);
}

/** Goes on with the run that has not ended, or begins one. */
export async function runOrResumePipeline({ ask }: Pick<Laptop, 'ask'>, folder: string): Promise<PipelineRun> {
  const [held] = (await ask('pipeline.list', {})).runs;
  return held === undefined
    ? ask('pipeline.run', { path: join(folder, 'pipeline.yaml') })
    : ask('pipeline.resume', { id: held.id });
}
