import type { Cell } from '../../shared/column.ts';
import type { Evidence, EvidenceGroup, QualityFinding, QualityReport } from '../../shared/quality.ts';
import { count, figure } from './figures.ts';

type Of<K extends QualityFinding['kind']> = Extract<QualityFinding, { kind: K }>;

const percent = (share: number): string => `${(100 * share).toLocaleString('en', { maximumFractionDigits: 1 })} %`;
const times = (n: number, one: string, more: string): string => `${count(n)} ${n === 1 ? one : more}`;
const cell = (value: Cell): string => (value === null ? 'nothing' : String(value));

/** `: row 17 is 312, row 40 is 9`; rows alone where the cells say nothing. */
function shown(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return '';
  const isBlank = evidence.every(({ value }) => value === null);
  if (isBlank) return `: ${evidence.length === 1 ? 'row' : 'rows'} ${evidence.map(({ row }) => count(row)).join(', ')}`;
  return `: ${evidence.map(({ row, value }) => `row ${count(row)} is ${cell(value)}`).join(', ')}`;
}

function grouped(groups: readonly EvidenceGroup[]): string {
  const words = groups.map(({ value, rows }) => {
    const which = `${rows.length === 1 ? 'row' : 'rows'} ${rows.map(count).join(', ')}`;
    return value === null ? which : `${value} (${which})`;
  });
  return words.length === 0 ? '' : `: ${words.join('; ')}`;
}

function range({ min, max }: Of<'outsideRange'>): string {
  if (min === null) return `at most ${figure(max ?? 0)}`;
  return max === null ? `at least ${figure(min)}` : `${figure(min)} to ${figure(max)}`;
}

function leakage({ column, target, reason, measure, value, checkedRows }: Of<'leakage'>): string {
  const what = column ?? 'the order of the rows';
  const checked = `${count(checkedRows)} rows looked at`;
  const strength = { auc: 'area under the curve', errorSpared: 'share of errors spared', r2: 'r²' }[measure];
  switch (reason) {
    case 'copy':
      return `${what} is a copy of ${target} (${checked})`;
    case 'renaming':
      return `${what} is ${target} under other names (${checked})`;
    case 'order':
      return `${what} parts the answers of ${target}: ${strength} ${value.toFixed(3)} (${checked})`;
    case 'predicts':
      return `${what} alone tells ${target}: ${strength} ${value.toFixed(3)} (${checked}). Is it known before the answer is?`;
  }
}

function duplicateRows({ exceptKeys, count: n, groups }: Of<'duplicateRows'>): string {
  const how = exceptKeys ? 'equal an earlier row in all but the key' : 'equal an earlier row';
  return `${times(n, 'row', 'rows')} ${how}${grouped(groups)}`;
}

/** One finding as a sentence. */
export function findingEnglish(finding: QualityFinding): string {
  switch (finding.kind) {
    case 'missing':
      return `${finding.column} is missing in ${times(finding.count, 'row', 'rows')} (${percent(finding.share)})${shown(finding.evidence)}`;
    case 'missingTogether':
      return `${finding.columns.join(', ')} are missing together in ${times(finding.count, 'row', 'rows')}${shown(finding.evidence)}`;
    case 'noneMissing':
      return 'Nothing is missing';
    case 'duplicateKeys':
      return `${times(finding.count, 'row has', 'rows have')} a key (${finding.columns.join(', ')}) that an earlier row has${grouped(finding.groups)}`;
    case 'uniqueKeys':
      return `No key is there twice (${finding.columns.join(', ')})`;
    case 'duplicateRows':
      return duplicateRows(finding);
    case 'noDuplicateRows':
      return 'No row is there twice';
    case 'duplicateImages':
      return `${times(finding.count, 'row has', 'rows have')} the ${finding.column} of an earlier one${finding.mixed === 0 ? '' : `, ${count(finding.mixed)} of them under another label`}${grouped(finding.groups)}`;
    case 'noDuplicateImages':
      return `No ${finding.column} is there twice`;
    case 'outliers':
      return `${finding.column}: ${times(finding.count, 'value is', 'values are')} far from the others (most lie from ${figure(finding.low)} to ${figure(finding.high)}, the middle one is ${figure(finding.median)})${shown(finding.evidence)}`;
    case 'outsideRange':
      return `${finding.column}: ${times(finding.count, 'value is', 'values are')} outside the allowed range, ${range(finding)}${shown(finding.evidence)}`;
    case 'outsideCategories':
      return `${finding.column}: ${times(finding.count, 'value is', 'values are')} none of its categories, such as ${finding.values.join(', ')}${shown(finding.evidence)}`;
    case 'withinLimits':
      return `Every value is within what is allowed (${finding.columns.join(', ')})`;
    case 'empty':
      return `${finding.column} is empty`;
    case 'constant':
      return `${finding.column} is ${cell(finding.value)} in every row`;
    case 'nearlyConstant':
      return `${finding.column} is ${cell(finding.value)} in all but ${times(finding.count, 'row', 'rows')}${shown(finding.evidence)}`;
    case 'noneConstant':
      return 'No column has the same value everywhere';
    case 'leakage':
      return leakage(finding);
    case 'noLeakage':
      return `No column gives ${finding.target} away (${count(finding.checkedRows)} rows looked at)`;
    case 'classBalance':
      return `${finding.column}: ${finding.classes.map(({ value, count: n }) => `${count(n)} ${value}`).join(', ')}`;
    case 'labelDisagreement':
      return `${times(finding.count, 'row has', 'rows have')} equal inputs and another ${finding.column} (${percent(finding.share)})${grouped(finding.groups)}`;
    case 'labelsAgree':
      return `Rows with equal inputs have the same ${finding.column}`;
    case 'annotatorsDisagree':
      return `People differ on ${count(finding.count)} of ${times(finding.of, 'row that two answered', 'rows that several answered')}${grouped(finding.groups)}`;
  }
}

const SIGNS: Readonly<Record<QualityFinding['weight'], string>> = { look: '!', note: '·', fine: '✓' };

/** A report as a person reads it, what should be looked at first. */
export function qualityEnglish(ref: string, { rows, columns, findings }: QualityReport): readonly string[] {
  const toLookAt = findings.filter(({ weight }) => weight === 'look').length;
  const verdict = toLookAt === 0 ? 'nothing to look at' : `${times(toLookAt, 'thing', 'things')} to look at`;
  return [
    `${ref}: ${times(rows, 'row', 'rows')} × ${times(columns, 'column', 'columns')}, ${verdict}`,
    ...findings.map((finding) => `  ${SIGNS[finding.weight]} ${findingEnglish(finding)}`),
  ];
}
