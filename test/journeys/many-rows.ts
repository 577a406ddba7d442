import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TRAINING_FILE } from './journey.ts';

/** Times the practice file is repeated, so that a training is seen on its way. */
const REPEATED = 150;

/** The practice rows many times over, in a file beside the home. */
export function writeManyRows(home: string): string {
  const [header = '', ...rows] = readFileSync(TRAINING_FILE, 'utf8').trimEnd().split('\n');
  const path = join(dirname(home), 'many.csv');
  writeFileSync(path, [header, ...Array.from({ length: REPEATED }, () => rows).flat(), ''].join('\n'));
  return path;
}
