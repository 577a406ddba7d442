import type { Cell } from '../../../../shared/column.ts';
import type { QualityFinding } from '../../../../shared/quality.ts';

/** How a report's values are written for a person. */
export type FindingWriters = {
  readonly column: (name: string) => string;
  readonly columns: (names: readonly string[]) => string;
  readonly count: (count: number) => string;
  readonly share: (share: number) => string;
  /** A value of a column, as its type is written; null is missing. */
  readonly cell: (column: string | null, value: Cell) => string;
};

/** What the sentences of a finding are filled with; `count` stays a number, since it chooses the plural. */
export function findingValues(
  finding: QualityFinding,
  write: FindingWriters,
): Readonly<Record<string, string | number>> {
  const of = 'column' in finding ? finding.column : null;
  return {
    ...('column' in finding && finding.column !== null ? { column: write.column(finding.column) } : {}),
    ...('target' in finding ? { target: write.column(finding.target) } : {}),
    ...('columns' in finding ? { columns: write.columns(finding.columns) } : {}),
    ...('count' in finding ? { count: finding.count, shown: write.count(finding.count) } : {}),
    ...('of' in finding ? { of: write.count(finding.of) } : {}),
    ...('share' in finding ? { share: write.share(finding.share) } : {}),
    ...('checkedRows' in finding ? { checked: write.count(finding.checkedRows) } : {}),
    ...('mixed' in finding ? { mixed: write.count(finding.mixed) } : {}),
    ...limitsOf(finding, (value) => write.cell(of, value)),
    ...valueOf(finding, write),
    ...('values' in finding ? { values: finding.values.slice(0, 3).join(', ') } : {}),
  };
}

function limitsOf(finding: QualityFinding, write: (value: number) => string): Readonly<Record<string, string>> {
  if (finding.kind === 'outliers')
    return { low: write(finding.low), high: write(finding.high), median: write(finding.median) };
  if (finding.kind !== 'outsideRange') return {};
  const { min, max } = finding;
  return { ...(min === null ? {} : { min: write(min) }), ...(max === null ? {} : { max: write(max) }) };
}

function valueOf(finding: QualityFinding, write: FindingWriters): Readonly<Record<string, string>> {
  switch (finding.kind) {
    case 'constant':
    case 'nearlyConstant':
      return { value: write.cell(finding.column, finding.value) };
    case 'leakage':
      return {
        value: write.share(finding.measure === 'auc' ? Math.max(finding.value, 1 - finding.value) : finding.value),
      };
    case 'classBalance': {
      const rarest = finding.classes.at(-1);
      return rarest ? { value: rarest.value } : {};
    }
    default:
      return {};
  }
}

/** Which sentence says the detail; null where the title says all. */
export function detailOf(finding: QualityFinding) {
  switch (finding.kind) {
    case 'leakage':
      return finding.reason === 'predicts' ? (`predicts.${finding.measure}` as const) : finding.reason;
    case 'outsideRange':
      return finding.min === null ? 'atMost' : finding.max === null ? 'atLeast' : 'between';
    case 'duplicateImages':
      return finding.mixed > 0 ? 'mixedImages' : finding.kind;
    case 'outliers':
    case 'outsideCategories':
    case 'nearlyConstant':
    case 'labelDisagreement':
    case 'annotatorsDisagree':
    case 'missing':
    case 'missingTogether':
      return finding.kind;
    default:
      return null;
  }
}

export type ShownRow = { readonly row: number; readonly value: string };

/** The rows that show what is meant, counted from 1; of groups, the first row of each. */
export function rowsOfFinding(finding: QualityFinding, write: FindingWriters): readonly ShownRow[] {
  const column = 'column' in finding ? finding.column : null;
  if ('evidence' in finding)
    return finding.evidence.map(({ row, value }) => ({ row, value: value === null ? '' : write.cell(column, value) }));
  if (!('groups' in finding)) return [];
  return finding.groups.flatMap(({ rows, value }) => rows.slice(0, 1).map((row) => ({ row, value: value ?? '' })));
}
