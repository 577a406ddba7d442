import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { oneRowProbability } from '../compute/tiny-models.ts';
import { newHome, runFieldloop } from './run-fieldloop.ts';

/** A home with a project and three visits that know `state`, and a model's file beside it. */
export function openScreeningHome() {
  const home = newHome();
  const modelFile = join(dirname(home), 'model.onnx');
  writeFileSync(modelFile, oneRowProbability().onnx);
  const data = join(dirname(home), 'data.csv');
  writeFileSync(data, 'x,state\n1,sick\n-1,well\n2,sick\n');
  const run = (...words: readonly string[]) => runFieldloop(home, words);
  const json = (...words: readonly string[]) => JSON.parse(run(...words, '--json').out) as Record<string, unknown>;
  run('project', 'create', 'Screening');
  run('dataset', 'import', data, '--dataset', 'visits');
  return { modelFile, run, json };
}
