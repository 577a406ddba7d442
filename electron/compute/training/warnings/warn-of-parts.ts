import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { Table } from '../../tables.ts';
import { readGroups } from '../parting/part-by-group.ts';
import type { Parting } from '../parting/part-rows.ts';
import type { RowSplit } from '../parting/row-split.ts';
import { readBeside } from '../read-beside.ts';
import type { GatheredData } from '../training-data.ts';

/** Fewer held-out rows, or cases of a class, make wide intervals. */
const FEW_ROWS = 30;
const FEW_CASES = 10;

/** What is wrong with how the rows were parted. */
export const warnOfParts = (table: Table, data: GatheredData, parting: Parting): TrainingWarning[] => [
  ...warnOfSharedSubjects(table, data, parting),
  ...warnOfUnseenClasses(data, parting.folds),
  ...warnOfFewCases(data, parting.folds),
  ...warnOfUntimed(data, parting),
];

/** The same person, plot or key in both parts: the model is judged on whom it knows. */
function warnOfSharedSubjects(table: Table, data: GatheredData, { split, folds }: Parting): TrainingWarning[] {
  const identifying = table.columns.filter(({ role }) => role === 'subject' || role === 'key');
  return identifying.flatMap(({ name }) => {
    const read = split.kind !== 'random' && split.column === name ? null : readBeside(table, data, name);
    if (read === null) return [];
    const { groupOf } = readGroups(read.chunk);
    const shared = folds.reduce((sum, fold) => sum + countShared(groupOf, fold), 0);
    if (shared === 0) return [];
    const message = `${shared} held-out rows have a "${name}" that was learned from as well.`;
    return [
      {
        code: 'train.sharedSubjects',
        column: name,
        message,
        hint: `The figures hold for those who were seen before. Part the rows by "${name}" to know how it does with others.`,
      },
    ];
  });
}

function countShared(groupOf: Int32Array, { training, heldOut }: RowSplit): number {
  const known = new Set(training.map((row) => groupOf[row] as number)); // one a row, here and below
  return heldOut.reduce((sum, row) => sum + Number(known.has(groupOf[row] as number)), 0);
}

function warnOfUnseenClasses({ target }: GatheredData, folds: readonly RowSplit[]): TrainingWarning[] {
  if (target.task === 'regression') return [];
  const unseen = target.classes.filter((_, label) =>
    folds.some(
      ({ training, heldOut }) =>
        heldOut.some((row) => target.classOf[row] === label) && training.every((row) => target.classOf[row] !== label),
    ),
  );
  if (unseen.length === 0) return [];
  return [
    {
      code: 'train.unseenClass',
      column: null,
      message: `Some held-out rows are of a class that was not learned from there: ${unseen.join(', ')}.`,
      hint: 'Part the rows otherwise, or collect more of it.',
    },
  ];
}

function warnOfFewCases({ target }: GatheredData, folds: readonly RowSplit[]): TrainingWarning[] {
  const rows = folds.reduce((sum, { heldOut }) => sum + heldOut.length, 0);
  const hint = 'Hold out more, let parts take turns (folds), or collect more; until then trust the intervals only.';
  if (rows < FEW_ROWS)
    return [
      { code: 'train.fewHeldOut', column: null, message: `The figures are of ${rows} held-out rows only.`, hint },
    ];
  if (target.task !== 'binary') return [];
  const positives = folds.reduce(
    (sum, { heldOut }) => sum + heldOut.reduce((count, row) => count + (target.classOf[row] ?? 0), 0),
    0,
  );
  const [cases, of] = positives * 2 <= rows ? [positives, target.classes[1]] : [rows - positives, target.classes[0]];
  if (cases >= FEW_CASES) return [];
  const message = `Only ${cases} of the ${rows} held-out rows are "${of ?? ''}".`;
  return [{ code: 'train.fewCases', column: null, message, hint }];
}

function warnOfUntimed({ rows }: GatheredData, { split, folds }: Parting): TrainingWarning[] {
  if (split.kind !== 'time') return [];
  const last = folds.at(-1);
  const untimed = rows - (last === undefined ? 0 : last.training.length + last.heldOut.length);
  if (untimed === 0) return [];
  return [
    {
      code: 'train.untimedRows',
      column: split.column,
      message: `${untimed} rows have no "${split.column}": they judged nothing.`,
      hint: 'The delivered model learned from them as well. Fill in the times, or part the rows otherwise.',
    },
  ];
}
