import { firstEqual } from '../../../../shared/domain/first-equal.ts';
import { emptyHashes, mixColumn } from '../../../../shared/domain/row-hashes.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import { type Breather, mapBreathing } from '../../breather.ts';
import { selectRows } from '../../../../shared/columns/select-rows.ts';
import type { Parting } from '../parting/part-rows.ts';
import type { FeatureColumn, TrainingData } from '../training-data.ts';

/** Columns by which rows are drawn, so that equal rows are drawn together, and rows that are compared in all columns. */
const DRAWING_COLUMNS = 3;
const MOST_ROWS = 10_000;
/** Where rows repeat as a matter of course (few columns of few values), equal rows say nothing. */
const LEAST_DIFFERENT = 0.3;
const TELLING = 0.02;

/** Rows that were learned from and are held out as well, value by value: imported twice, or copied to balance classes. */
export async function warnOfSharedRows(
  { features, rows }: Pick<TrainingData, 'features' | 'rows'>,
  { folds }: Parting,
  breather: Breather,
): Promise<TrainingWarning[]> {
  const drawn = drawAlike(features, rows);
  const first = firstEqual(await hashRows(features, drawn, breather));
  const different = first.reduce((sum, one, place) => sum + Number(one === place), 0);
  if (different < LEAST_DIFFERENT * drawn.length) return [];
  let [heldOutRows, shared] = [0, 0];
  for (const { training, heldOut } of folds) {
    const partOf = new Uint8Array(rows);
    for (const row of training) partOf[row] = 1;
    for (const row of heldOut) partOf[row] = 2;
    const isLearned = new Uint8Array(drawn.length);
    drawn.forEach((row, place) => {
      if (partOf[row] === 1) isLearned[first[place] as number] = 1; // one a place, here and below
    });
    drawn.forEach((row, place) => {
      if (partOf[row] !== 2) return;
      heldOutRows += 1;
      shared += isLearned[first[place] as number] as number;
    });
  }
  if (shared === 0 || shared < TELLING * heldOutRows) return [];
  const share = Math.round((100 * shared) / heldOutRows);
  return [
    {
      code: 'train.sharedRows',
      column: null,
      message: `About ${share} of 100 held-out rows stand among the rows learned from as well, value by value.`,
      hint: 'Take out repeated rows, or part the rows by what they share; the figures are too good otherwise.',
    },
  ];
}

/** All rows, or of many a share by what they hold. */
function drawAlike(features: readonly FeatureColumn[], rows: number): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  const every = Math.ceil(rows / MOST_ROWS);
  if (every === 1) return all;
  const hashes = emptyHashes(rows);
  for (const { chunk } of features.slice(0, DRAWING_COLUMNS)) mixColumn([hashes], chunk, 0);
  return all.filter((row) => (hashes.low[row] as number) % every === 0); // one a row
}

async function hashRows(features: readonly FeatureColumn[], rows: Int32Array, breather: Breather) {
  const hashes = emptyHashes(rows.length);
  await mapBreathing(features, ({ chunk }) => mixColumn([hashes], selectRows(chunk, rows), 0), breather);
  return hashes;
}
