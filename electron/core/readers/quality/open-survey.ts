import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { firstEqual, type RowHashes } from '../../../../shared/domain/first-equal.ts';
import { emptyHashes, mixColumn } from '../../../../shared/domain/row-hashes.ts';
import type { EvidenceGroup, QualityFinding } from '../../../../shared/quality.ts';
import { groupEqual, judgeAgreement, judgeImages, type RowLabels } from './judge-groups.ts';
import { judgePatterns, markMissing, MOST_PATTERN_COLUMNS } from './missing-patterns.ts';

/** What the rows are as wholes, gathered column by column: at most 44 bytes a row, however many columns there are. */
export type RowSurvey = {
  readonly add: (column: Column, chunk: ColumnChunk, firstRow: number) => void;
  /** `labels` are the classes of all rows, -1 where missing; null where there is no label with classes. */
  readonly finish: (labels: RowLabels | null) => QualityFinding[];
  /** The key columns; empty where there is none. */
  readonly keys: readonly string[];
};

/** `withGaps` names the columns that lack some values, those with the most first. */
export function openSurvey(columns: readonly Column[], rows: number, withGaps: readonly string[]): RowSurvey {
  const keys = columns.filter(({ role }) => role === 'key').map(({ name }) => name);
  const inputs = columns.filter(isInput).map(({ name }) => name);
  const compared = withGaps.slice(0, MOST_PATTERN_COLUMNS);
  const whole = emptyHashes(rows);
  const exceptKeys = keys.length > 0 && keys.length < columns.length ? emptyHashes(rows) : null;
  const key = keys.length > 0 ? emptyHashes(rows) : null;
  const input = inputs.length > 0 ? emptyHashes(rows) : null;
  const image = columns.find(({ type }) => type === 'image')?.name;
  const images = image === undefined ? null : emptyHashes(rows);
  const patterns = new Uint32Array(rows);
  return {
    keys,
    add: (column, chunk, firstRow) => {
      const isKey = keys.includes(column.name);
      const mixed = [whole, isKey ? key : exceptKeys, inputs.includes(column.name) ? input : null];
      mixColumn(
        mixed.filter((hashes) => hashes !== null),
        chunk,
        firstRow,
      );
      if (isKey && key !== null) blankMissing(key, chunk, firstRow);
      if (images !== null && column.name === image) {
        mixColumn([images], chunk, firstRow);
        blankMissing(images, chunk, firstRow);
      }
      const bit = compared.indexOf(column.name);
      if (bit !== -1) markMissing(patterns, bit, chunk, firstRow);
    },
    finish: (labels) => [
      ...judgePatterns(patterns, compared),
      ...judgeKeys(keys, key),
      ...judgeRows(whole, exceptKeys),
      ...(images === null || image === undefined ? [] : [judgeImages(image, firstEqual(images), labels)]),
      ...(labels === null || input === null
        ? []
        : [judgeAgreement(labels.column, firstEqual(input), labels.codes, labels.nameOf)]),
    ],
  };
}

const isInput = ({ role, type }: Column): boolean => type !== 'text' && (role === undefined || role === 'input');

/** A row without a key or an image is like no other. */
function blankMissing({ high, low }: RowHashes, chunk: ColumnChunk, firstRow: number): void {
  const cells = chunk.kind === 'numeric' ? chunk.values : chunk.codes;
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] ?? Number.NaN;
    if (chunk.kind === 'numeric' ? cell === cell : cell !== -1) continue;
    high[firstRow + row] = 0;
    low[firstRow + row] = 0;
  }
}

function judgeKeys(columns: readonly string[], hashes: RowHashes | null): QualityFinding[] {
  if (hashes === null) return [];
  const { count, groups } = groupEqual(firstEqual(hashes));
  return count === 0
    ? [{ kind: 'uniqueKeys', weight: 'fine', columns: [...columns] }]
    : [{ kind: 'duplicateKeys', weight: 'look', columns: [...columns], count, groups }];
}

function judgeRows(whole: RowHashes, exceptKeys: RowHashes | null): QualityFinding[] {
  const equal = groupEqual(firstEqual(whole));
  const alike = exceptKeys === null ? null : groupEqual(firstEqual(exceptKeys));
  if (equal.count === 0 && (alike === null || alike.count === 0)) return [{ kind: 'noDuplicateRows', weight: 'fine' }];
  return [
    ...(equal.count === 0 ? [] : [duplicates(false, equal)]),
    ...(alike === null || alike.count <= equal.count ? [] : [duplicates(true, alike)]),
  ];
}

const duplicates = (
  exceptKeys: boolean,
  { count, groups }: { readonly count: number; readonly groups: EvidenceGroup[] },
): QualityFinding => ({ kind: 'duplicateRows', weight: exceptKeys ? 'note' : 'look', exceptKeys, count, groups });
