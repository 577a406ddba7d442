import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from '../../shared/domain/random.ts';

/** Writes a CSV of 12 numbers with four decimals, 5 integers and 3 categories a row; the seed decides every byte. */
export function writeWideCsv(path: string, rows: number, seed: number): void {
  const random = createRandom(seed);
  const names = [...namesOf('number', 12), ...namesOf('integer', 5), ...namesOf('category', 3)];
  const file = openSync(path, 'w');
  let text = `${names.join(',')}\n`;
  for (let row = 0; row < rows; row++) {
    for (let column = 1; column <= 12; column++) text += `${(random.normal() * column).toFixed(4)},`;
    for (let digits = 1; digits <= 5; digits++) text += `${random.int(10 ** digits)},`;
    text += `site${random.int(40)},kind ${random.int(6)},${'abc'[random.int(3)]}\n`;
    if (text.length < 1_000_000) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

const namesOf = (name: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${name}${index + 1}`);
