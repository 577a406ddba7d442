import type { Cell } from '../../shared/column.ts';
import type { DatasetDiff, DistributionDiff, KeyProblem, RowDiff, SchemaDiff } from '../../shared/dataset-diff.ts';
import { count, dayOf, figure, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

/** Examples of each kind in the terminal; `--json` has all that were asked for. */
const MOST_EXAMPLES = 10;

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);
const cellOf = (cell: Cell): string => (cell === null ? '–' : typeof cell === 'number' ? String(cell) : cell);
const counted = (n: number, one: string): string => `${count(n)} ${one}${n === 1 ? '' : 's'}`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const namesOf = (values: Readonly<Record<string, Cell>>): string => Object.values(values).map(cellOf).join(' · ');

/** What changed from one version to the other, the columns first. */
export const diffEnglish = ({ before, after, isSame, schema, rows, distributions }: DatasetDiff): readonly string[] => [
  `${before.ref} (${counted(before.rows, 'row')}) → ${after.ref} (${counted(after.rows, 'row')})${isSame ? ': the same' : ''}`,
  ...indent([...schemaLines(schema), ...rowLines(rows)]),
  ...distributionLines(distributions),
];

function schemaLines({ added, removed, retyped, changed }: SchemaDiff): readonly string[] {
  return [
    ...added.map(({ name, type }) => `+ column ${name} (${type})`),
    ...removed.map(({ name, type }) => `− column ${name} (${type})`),
    ...retyped.map(({ name, before, after }) => `~ column ${name}: ${before} → ${after}`),
    ...changed.map(({ name, what, before, after }) => `~ ${what} of ${name}: ${before ?? 'none'} → ${after ?? 'none'}`),
  ];
}

function rowLines(rows: RowDiff): readonly string[] {
  const counts = `${counted(rows.added, 'row')} added, ${count(rows.removed)} removed`;
  if (rows.by === 'wholeRow') {
    return [
      `${counts}, ${count(rows.unchanged)} unchanged. No column is the key, so rows are compared whole.`,
      ...exampleLines(rows),
    ];
  }
  return [
    `${counts}, ${count(rows.changed)} changed, ${count(rows.unchanged)} unchanged, by ${rows.key.join(' and ')}`,
    ...rows.problems.map(problemOf),
    ...indent(rows.cellsByColumn.map(({ column, changed }) => `${column}: ${counted(changed, 'cell')} changed`)),
    ...exampleLines(rows),
    ...rows.examples.changed
      .slice(0, MOST_EXAMPLES)
      .map(
        ({ key, cells }) =>
          `~ ${namesOf(key)}: ${cells.map((cell) => `${cell.column} ${cellOf(cell.before)} → ${cellOf(cell.after)}`).join(', ')}`,
      ),
  ];
}

const exampleLines = ({ examples }: RowDiff): readonly string[] => [
  ...examples.added.slice(0, MOST_EXAMPLES).map(({ values }) => `+ ${namesOf(values)}`),
  ...examples.removed.slice(0, MOST_EXAMPLES).map(({ values }) => `− ${namesOf(values)}`),
];

function problemOf({ kind, side, rows, examples }: KeyProblem): string {
  if (kind === 'missingKey') return `! without a key ${side}, and not compared: ${counted(rows, 'row')}`;
  const named = examples.slice(0, 3).map(({ values }) => namesOf(values));
  return `! with a key that stands twice ${side}, and not compared: ${counted(rows, 'row')}, such as ${named.join(', ')}`;
}

function distributionLines(distributions: readonly DistributionDiff[]): readonly string[] {
  if (distributions.length === 0) return [];
  const heads = [
    { text: 'column' },
    { text: 'missing', isNumber: true },
    { text: 'mean', isNumber: true },
    { text: 'median', isNumber: true },
    { text: 'moved', isNumber: true },
    { text: 'PSI', isNumber: true },
  ];
  const rows = distributions.map((column) => [
    column.column,
    arrow(percent(column.missing.before), percent(column.missing.after)),
    numberOf(column, 'mean'),
    numberOf(column, 'p50'),
    column.totalVariation === null ? '–' : percent(column.totalVariation),
    column.psi === null ? '–' : column.psi.toFixed(3),
  ]);
  return formatTable(heads, rows);
}

const arrow = (before: string, after: string): string => (before === after ? before : `${before} → ${after}`);

function numberOf({ type, numbers }: DistributionDiff, what: 'mean' | 'p50'): string {
  const found = numbers?.find((number) => number.what === what);
  const format = (value: number | null): string => {
    if (value === null) return '–';
    if (type === 'date') return dayOf(Math.floor(value));
    return type === 'datetime' ? timeOf(value) : figure(value);
  };
  return found === undefined ? '–' : arrow(format(found.before), format(found.after));
}
