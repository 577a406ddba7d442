import type { Cell } from '../../../shared/column.ts';
import { applyThreshold } from '../../../shared/domain/apply-threshold.ts';
import type { Turn } from '../../../shared/explanation.ts';
import type { Feature, ModelSpec } from '../../../shared/model.ts';
import { pictureShapeOf } from '../../../shared/picture.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type CellsByColumn, columnsOfRecords } from '../scoring/columns-of-records.ts';
import { outputAt } from '../scoring/output-at.ts';
import { scoreRows } from '../scoring/score-rows.ts';
import type { OpenModel } from '../scoring/sessions.ts';

/** Another value of one column; `distance` is of the range that training saw, 1 from one category to another. */
type Candidate = { readonly column: string; readonly value: Cell; readonly distance: number };

/** Values tried over all columns, and of one column at least and at most. */
const MOST_VALUES = 12_000;
const [LEAST_OF_COLUMN, MOST_OF_COLUMN] = [10, 500];
const MOST_TURNS = 3;
/** Of ten: numbers are written with two decimals. */
const FINEST_POWER = -2;

/**
 * Which other value of a single column, within what training saw, would turn the answer: of each column the nearest, and
 * the nearest of all first. Numbers are tried at whole multiples of a power of ten, so that what is found is true as it
 * is written. Empty for quantities and pictures, and where no single column turns it. Fails as scoring does.
 */
export async function findTurns(
  model: OpenModel,
  spec: ModelSpec,
  record: CellsByColumn,
  threshold: number | null,
): Promise<Result<readonly Turn[]>> {
  if (spec.task === 'regression' || pictureShapeOf(spec) !== null) return ok([]);
  const most = Math.floor(MOST_VALUES / Math.max(1, spec.features.length));
  const perColumn = Math.min(MOST_OF_COLUMN, Math.max(LEAST_OF_COLUMN, most));
  const candidates = spec.features.flatMap((feature) => candidatesOf(feature, record[feature.name] ?? null, perColumn));
  const rows = [record, ...candidates.map(({ column, value }) => ({ ...record, [column]: value }))];
  const columns = columnsOfRecords(spec.features, rows);
  if (!columns.ok) return columns;
  const scored = await scoreRows(model, spec, columns.value);
  if (!scored.ok) return scored;
  const saidAt = (row: number): string =>
    String(applyThreshold(spec, outputAt(spec, scored.value, row), threshold).prediction);
  const said = saidAt(0);
  const nearest = new Map<string, Candidate & Turn>();
  candidates.forEach((candidate, at) => {
    const to = saidAt(at + 1);
    const known = nearest.get(candidate.column);
    if (to === said || (known !== undefined && known.distance <= candidate.distance)) return;
    nearest.set(candidate.column, { ...candidate, to });
  });
  const turns = [...nearest.values()].toSorted((a, b) => a.distance - b.distance).slice(0, MOST_TURNS);
  return ok(turns.map(({ column, value, to }) => ({ column, value, to })));
}

function candidatesOf(feature: Feature, value: Cell, most: number): readonly Candidate[] {
  const { name: column, type, categories = [], min, max } = feature;
  if (type === 'category' || type === 'boolean') {
    return categories.filter((other) => other !== value).map((other) => ({ column, value: other, distance: 1 }));
  }
  if ((type !== 'number' && type !== 'integer') || typeof value !== 'number') return [];
  if (min === undefined || max === undefined || !(max > min)) return [];
  return multiplesWithin(min, max, type === 'integer' ? 0 : FINEST_POWER, most)
    .filter((other) => other !== value)
    .map((other) => ({ column, value: other, distance: Math.abs(other - value) / (max - min) }));
}

/** Whole multiples of a power of ten: of the least one, from `leastPower` on, with at most `most` between two numbers. */
function multiplesWithin(min: number, max: number, leastPower: number, most: number): readonly number[] {
  const power = Math.max(leastPower, Math.ceil(Math.log10((max - min) / most)));
  const multiples = (at: number): number => (power < 0 ? at / 10 ** -power : at * 10 ** power);
  const first = Math.ceil(power < 0 ? min * 10 ** -power : min / 10 ** power);
  const last = Math.floor(power < 0 ? max * 10 ** -power : max / 10 ** power);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => multiples(first + at));
}
