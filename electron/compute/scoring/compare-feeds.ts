import type { Tensor } from 'onnxruntime-node';
import type { ModelSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type CellsByColumn, columnsOfRecords } from './columns-of-records.ts';
import type { InputColumn } from './fill-tensor.ts';
import { fillInputs } from './score-rows.ts';

export type ComparedFeeds = { readonly records: number; readonly differing: number; readonly example: string | null };

/**
 * Fills the model's inputs from stored columns and from the same rows as records, and counts the rows in which any number
 * or text differs. Records that cannot be fed at all differ, every one; stored rows that cannot fail as `fillInputs` does.
 */
export function compareFeeds(
  spec: ModelSpec,
  stored: readonly InputColumn[],
  records: readonly CellsByColumn[],
): Result<ComparedFeeds> {
  const rows = records.length;
  const trained = fillInputs(spec, stored, 0, rows);
  if (!trained.ok) return trained;
  const read = columnsOfRecords(spec.features, records);
  const served = read.ok ? fillInputs(spec, read.value, 0, rows) : read;
  if (!served.ok) return ok({ records: rows, differing: rows, example: served.error.message });
  const different = new Set<number>();
  let example: string | null = null;
  for (const { name, columns } of spec.inputs) {
    const [one, other] = [trained.value[name], served.value[name]];
    if (one === undefined || other === undefined) continue;
    for (const at of differences(one, other)) {
      const row = Math.floor(at / columns.length);
      different.add(row);
      example ??= `${columns[at % columns.length] ?? name}: ${wordOf(one, at)} / ${wordOf(other, at)}`;
    }
  }
  return ok({ records: rows, differing: different.size, example });
}

function* differences(one: Tensor, other: Tensor): Generator<number> {
  for (let at = 0; at < one.data.length; at += 1) if (!isSame(one.data[at], other.data[at])) yield at;
}

/** Missing is missing, and -0 is 0. */
const isSame = (one: unknown, other: unknown): boolean => one === other || (Number.isNaN(one) && Number.isNaN(other));

const wordOf = ({ data }: Tensor, at: number): string => String(data[at]);
