import { type EvidenceGroup, MOST_EVIDENCE, type QualityFinding } from '../../../../shared/quality.ts';

/** The classes of all rows of a label: codes, -1 where missing. */
export type RowLabels = {
  readonly column: string;
  readonly codes: Int32Array;
  readonly nameOf: (code: number) => string;
};

/** How many rows equal an earlier one, and the first such groups; `first` is what `firstEqual` answers. */
export function groupEqual(first: Int32Array): { readonly count: number; readonly groups: EvidenceGroup[] } {
  let count = 0;
  const members = new Map<number, { rows: number[]; count: number }>();
  for (let row = 0; row < first.length; row += 1) {
    const known = first[row] ?? -1;
    if (known === -1 || known === row) continue;
    count += 1;
    const group = members.get(known);
    if (group !== undefined) addRow(group, row);
    else if (members.size < MOST_EVIDENCE) members.set(known, { rows: [known + 1, row + 1], count: 2 });
  }
  return { count, groups: [...members.values()].map((group) => ({ value: null, ...group })) };
}

function addRow(group: { rows: number[]; count: number }, row: number): void {
  group.count += 1;
  if (group.rows.length < MOST_EVIDENCE) group.rows.push(row + 1);
}

/** Above this share of rows with a twin, the inputs are too coarse for equal ones to be a mistake. */
const COARSE = 0.5;

/**
 * Rows with equal inputs and different labels. `first` groups rows by their inputs, `labels` are codes, -1 where
 * missing; `nameOf` is a class in words.
 */
export function judgeAgreement(
  column: string,
  first: Int32Array,
  labels: Int32Array,
  nameOf: (code: number) => string,
): QualityFinding {
  const rows = first.length;
  const size = new Int32Array(rows);
  const seen = new Int32Array(rows).fill(-1);
  const isMixed = new Uint8Array(rows);
  let twins = 0;
  for (let row = 0; row < rows; row += 1) {
    const [group, label] = [first[row] ?? -1, labels[row] ?? -1];
    if (group === -1 || label === -1) continue;
    size[group] = (size[group] ?? 0) + 1;
    if (group !== row) twins += 1;
    if (seen[group] === -1) seen[group] = label;
    else if (seen[group] !== label) isMixed[group] = 1;
  }
  const count = isMixed.reduce((sum, mixed, group) => sum + (mixed === 1 ? (size[group] ?? 0) : 0), 0);
  if (count === 0) return { kind: 'labelsAgree', weight: 'fine', column };
  const weight = twins / rows > COARSE ? 'note' : 'look';
  const groups = mixedGroups(first, labels, isMixed, size, nameOf);
  return { kind: 'labelDisagreement', weight, column, count, share: count / rows, groups };
}

function mixedGroups(
  first: Int32Array,
  labels: Int32Array,
  isMixed: Uint8Array,
  size: Int32Array,
  nameOf: (code: number) => string,
): EvidenceGroup[] {
  const shown = new Map<number, { rows: number[]; names: Set<string> }>();
  for (let row = 0; row < first.length; row += 1) {
    const [group, label] = [first[row] ?? -1, labels[row] ?? -1];
    if (group === -1 || label === -1 || isMixed[group] !== 1) continue;
    const known = shown.get(group) ?? { rows: [], names: new Set<string>() };
    if (!shown.has(group) && shown.size === MOST_EVIDENCE) continue;
    shown.set(group, known);
    if (known.rows.length < MOST_EVIDENCE) known.rows.push(row + 1);
    known.names.add(nameOf(label));
  }
  return [...shown].map(([group, { rows, names }]) => ({
    value: [...names].join(', '),
    rows,
    count: size[group] ?? rows.length,
  }));
}

/** Images that are there more than once, by their bytes; `first` groups rows by their image. */
export function judgeImages(column: string, first: Int32Array, labels: RowLabels | null): QualityFinding {
  const { count, groups } = groupEqual(first);
  if (count === 0) return { kind: 'noDuplicateImages', weight: 'fine', column };
  const agreement = labels === null ? null : judgeAgreement(labels.column, first, labels.codes, labels.nameOf);
  const mixed = agreement?.kind === 'labelDisagreement' ? agreement : null;
  return {
    kind: 'duplicateImages',
    weight: 'look',
    column,
    count,
    mixed: mixed?.count ?? 0,
    groups: mixed?.groups ?? groups,
  };
}
