import { type Column, isNumericType, isReadOneByOne } from '../../../../shared/column.ts';
import { judgeLeakage } from '../../../../shared/domain/judge-leakage.ts';
import { labelOf, type LabelSample, type SampledColumn } from '../../../../shared/domain/sampled-column.ts';
import type { ColumnProfile, Profile } from '../../../../shared/profile.ts';
import type { QualityFinding } from '../../../../shared/quality.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { versionProfile } from '../../store/datasets.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from '../tasks.ts';
import { type ColumnReader, openColumns } from './column-reader.ts';
import {
  findRows,
  type FindRows,
  judgeCommonest,
  judgeNumbers,
  judgeProfile,
  type PlacedChunk,
} from './judge-column.ts';
import { createLimitCheck, hasLimits } from './limit-check.ts';
import { createSampler, strideOf } from './sample.ts';
import type { RowLabels } from './judge-groups.ts';
import { openSurvey, type RowSurvey } from './open-survey.ts';

/**
 * Looks at every cell of a version, one column in memory at a time, and at what its rows are as wholes. Nothing is found
 * in a version without rows. Fails as `openColumns` and its `read`.
 */
export async function measureQuality(
  db: ReadableDb,
  { versionId }: ReaderInput<'dataset.quality'>,
  context: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<ReaderOutput<'dataset.quality'>>> {
  const opened = openColumns(db, versionId, context);
  if (!opened.ok) return opened;
  const { columns, rows } = opened.value;
  if (rows === 0) return ok([]);
  const profile = versionProfile(db, versionId);
  const survey = openSurvey(columns, rows, namesWithGaps(profile));
  const label = await readLabel(opened.value);
  if (!label.ok) return label;
  const findings: QualityFinding[] = label.value === null ? [] : judgeOrder(label.value, rows);
  for (const [index, column] of columns.entries()) {
    const found = await measureColumn(opened.value, index, column, profile.columns[column.name], survey, label.value);
    if (!found.ok) return found;
    findings.push(...found.value);
  }
  findings.push(...survey.finish(label.value?.rows ?? null));
  return ok(inOrder([...findings, ...allClear(findings, columns, label.value)]));
}

/** The columns that lack some of their values, those that lack the most first. */
const namesWithGaps = ({ columns }: Profile): string[] =>
  Object.entries(columns)
    .filter(([, { n, missing }]) => missing > 0 && missing < n)
    .toSorted(([, a], [, b]) => b.missing - a.missing)
    .map(([name]) => name);

type Label = {
  readonly column: Column;
  readonly sample: LabelSample;
  /** Classes of all rows; null for a label of numbers. */
  readonly rows: RowLabels | null;
};

/** The column that holds the answers, where there is exactly one and it can be told. */
async function readLabel({ columns, rows, read }: ColumnReader): Promise<Result<Label | null>> {
  const [place, second] = columns.flatMap(({ role }, index) => (role === 'label' ? [index] : []));
  const column = columns[place ?? -1];
  if (place === undefined || column === undefined || second !== undefined) return ok(null);
  const sampler = createSampler(rows, strideOf(rows));
  const all = createSampler(rows, 1);
  const done = await read(place, (chunk, firstRow) => {
    sampler.add(chunk, firstRow);
    all.add(chunk, firstRow);
  });
  if (!done.ok) return done;
  const sample = labelOf(sampler.finish(), column.type === 'integer');
  if (sample === null) return ok(null);
  return ok({ column, sample, rows: sample.kind === 'classes' ? labelsOf(column.name, all.finish()) : null });
}

function labelsOf(column: string, all: SampledColumn): RowLabels {
  if (all.kind === 'coded') return { column, codes: all.codes, nameOf: (code) => all.texts[code] ?? '' };
  const codes = Int32Array.from(all.values, (value) => (value === value ? value : -1));
  return { column, codes, nameOf: String };
}

async function measureColumn(
  { rows, read }: ColumnReader,
  index: number,
  column: Column,
  profile: ColumnProfile | undefined,
  survey: RowSurvey,
  label: Label | null,
): Promise<Result<QualityFinding[]>> {
  const chunks: PlacedChunk[] = [];
  const sampler = createSampler(rows, strideOf(rows));
  const limits = createLimitCheck(column);
  const done = await read(index, (chunk, firstRow) => {
    chunks.push({ chunk, firstRow });
    survey.add(column, chunk, firstRow);
    limits.add(chunk, firstRow);
    sampler.add(chunk, firstRow);
  });
  if (!done.ok) return done;
  // Nothing is learned from a column that is left out, so nothing in it stands in the way of training.
  if (column.role === 'ignored' || column.role === 'shown') return ok(judgeLimits(column, limits.finish()));
  const find: FindRows = (isMeant) => findRows(column.type, chunks, isMeant);
  const fromProfile = profile === undefined ? [] : [...judgeProfile(column, profile, find)];
  const isPlain = column.role !== 'key' && fromProfile.every(({ kind }) => kind !== 'constant' && kind !== 'empty');
  return ok([
    ...fromProfile,
    ...(isPlain && profile !== undefined ? judgeCommonest(column, profile, find) : []),
    ...(isPlain && isNumericType(column.type) && column !== label?.column
      ? judgeNumbers(column, valuesIn(chunks, rows), find)
      : []),
    ...judgeLimits(column, limits.finish()),
    ...(label !== null && column === label.column ? judgeBalance(column, label) : []),
    ...(label === null ? [] : judgeTelling(column, sampler.finish(), label)),
  ]);
}

function valuesIn(chunks: readonly PlacedChunk[], rows: number): Float64Array {
  const values = new Float64Array(rows);
  for (const { chunk, firstRow } of chunks) if (chunk.kind === 'numeric') values.set(chunk.values, firstRow);
  return values;
}

function judgeLimits(
  column: Column,
  misfits: ReturnType<ReturnType<typeof createLimitCheck>['finish']>,
): QualityFinding[] {
  const { count, evidence, values } = misfits;
  if (count === 0) return [];
  const shared = { weight: 'look', column: column.name, count, evidence } as const;
  return column.categories !== undefined && !isNumericType(column.type)
    ? [{ kind: 'outsideCategories', ...shared, values }]
    : [{ kind: 'outsideRange', ...shared, min: column.min ?? null, max: column.max ?? null }];
}

/** Fewer cases of a class than this are too few to learn from and to test on. */
const FEW_CASES = 30;

function judgeBalance({ name }: Column, { rows }: Label): QualityFinding[] {
  if (rows === null) return [];
  const counts = new Map<string, number>();
  for (const code of rows.codes) {
    if (code === -1) continue;
    const value = rows.nameOf(code);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const classes = [...counts].map(([value, count]) => ({ value, count })).toSorted((a, b) => b.count - a.count);
  const count = classes.at(-1)?.count ?? 0;
  return [{ kind: 'classBalance', weight: count < FEW_CASES ? 'look' : 'note', column: name, count, classes }];
}

const UNJUDGED: ReadonlySet<Column['role']> = new Set(['ignored', 'label', 'shown']);

/** Columns that are used for nothing cannot leak. */
function judgeTelling(column: Column, sample: SampledColumn, label: Label): QualityFinding[] {
  const isFree = isReadOneByOne(column.type) && column.role !== 'key' && column.role !== 'subject';
  if (column === label.column || UNJUDGED.has(column.role) || isFree) return [];
  const suspicion = judgeLeakage(column, sample, label.sample);
  return suspicion === null ? [] : [leakage(column.name, label, suspicion)];
}

function judgeOrder(label: Label, rows: number): QualityFinding[] {
  const size = Math.ceil(rows / strideOf(rows));
  const order: SampledColumn = { kind: 'numeric', values: Float64Array.from({ length: size }, (_, row) => row) };
  const suspicion = judgeLeakage(null, order, label.sample);
  return suspicion === null ? [] : [leakage(null, label, suspicion)];
}

const sampledRows = ({ sample }: Label): number =>
  sample.kind === 'classes' ? sample.codes.length : sample.values.length;

const leakage = (
  column: string | null,
  label: Label,
  suspicion: NonNullable<ReturnType<typeof judgeLeakage>>,
): QualityFinding => ({
  kind: 'leakage',
  weight: 'look',
  column,
  target: label.column.name,
  checkedRows: sampledRows(label),
  ...suspicion,
});

/** What was looked for and not found. */
function allClear(found: readonly QualityFinding[], columns: readonly Column[], label: Label | null): QualityFinding[] {
  const has = (...kinds: readonly QualityFinding['kind'][]): boolean => found.some(({ kind }) => kinds.includes(kind));
  const limited = columns.filter(hasLimits).map(({ name }) => name);
  const clear: readonly (QualityFinding | null)[] = [
    has('missing', 'empty') ? null : { kind: 'noneMissing', weight: 'fine' },
    has('constant', 'empty', 'nearlyConstant') ? null : { kind: 'noneConstant', weight: 'fine' },
    limited.length === 0 || has('outsideRange', 'outsideCategories')
      ? null
      : { kind: 'withinLimits', weight: 'fine', columns: limited },
    label === null || has('leakage')
      ? null
      : { kind: 'noLeakage', weight: 'fine', target: label.column.name, checkedRows: sampledRows(label) },
  ];
  return clear.filter((finding) => finding !== null);
}

const WEIGHTS: readonly QualityFinding['weight'][] = ['look', 'note', 'fine'];

const inOrder = (findings: readonly QualityFinding[]): QualityFinding[] =>
  findings.toSorted((a, b) => WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));
