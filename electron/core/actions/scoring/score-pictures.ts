import type { ColumnChunk } from '../../../../shared/column.ts';
import { encodeChunk } from '../../../../shared/columns/chunk-codec.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { EngineOutput } from '../../../../shared/engine.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import { readImageFiles } from '../../readers/image-files.ts';
import { readPart } from '../../readers/row-groups.ts';
import type { VersionChunk } from '../../store/version-chunks.ts';
import type { Context } from '../context.ts';
import type { ServingModel } from './serving-model.ts';

export type Scores = EngineOutput<'model.score'>;

/** Rows whose images are asked for at once; large ones are scored in fewer. */
const ROWS_AT_ONCE = 512;

/** The chunks of a range of rows that a model reads, in the order of its features. */
export const chunksRead = (
  { spec }: ModelVersion,
  { columns }: DatasetVersion,
  group: readonly VersionChunk[],
): readonly VersionChunk[] =>
  spec.features.flatMap(({ name }) => {
    const place = columns.findIndex((column) => column.name === name);
    return group.filter(({ column }) => column === place);
  });

/**
 * Scores a range of rows by a model that reads images, some rows at a time with the files that they name, so that no
 * more of them are in memory than one message holds. Fails as `readImageFiles`, `readPart` and the engine do.
 */
export async function scorePictures(
  context: Context,
  { model }: ServingModel,
  version: DatasetVersion,
  group: readonly VersionChunk[],
): Promise<Result<Scores>> {
  const read = chunksRead(model, version, group);
  const rows = read[0]?.rows ?? 0;
  const parts: Scores[] = [];
  for (let from = 0; from < rows; ) {
    const some = await scoreSome(context, model, read, from, Math.min(rows, from + ROWS_AT_ONCE));
    if (!some.ok) return some;
    parts.push(some.value);
    from += some.value.rows;
  }
  return ok(joinScores(parts, rows));
}

/** Scores the rows from `from` on up to the first whose image did not fit into the message, or to `end`. */
async function scoreSome(
  context: Context,
  model: ModelVersion,
  read: readonly VersionChunk[],
  from: number,
  end: number,
): Promise<Result<Scores>> {
  const asked = readPart(context.store, read, from, end);
  if (!asked.ok) return asked;
  const images = await readImageFiles(context, imagesNamed(asked.value.chunks, end - from));
  if (!images.ok) return images;
  const here = new Set(images.value.map(({ sha256 }) => sha256));
  const rows = rowsCovered(asked.value.chunks, here, end - from);
  const part = readPart(context.store, read, from, from + rows);
  if (!part.ok) return part;
  const input = { sha256: model.sha256, chunks: part.value.chunks.map(encodeChunk), images: [...images.value] };
  return askModel(context, model, 'model.score', input, context.signal);
}

/** In the order of the rows, each once. */
const imagesNamed = (chunks: readonly ColumnChunk[], rows: number): readonly string[] => [
  ...new Set(Array.from({ length: rows }, (_, row) => namesAt(chunks, row)).flat()),
];

/** How many of the first rows name no image but those that are here. */
function rowsCovered(chunks: readonly ColumnChunk[], here: ReadonlySet<string>, rows: number): number {
  for (let row = 0; row < rows; row += 1) if (namesAt(chunks, row).some((name) => !here.has(name))) return row;
  return rows;
}

/** None where the cell is missing. A model of images reads nothing but images. */
const namesAt = (chunks: readonly ColumnChunk[], row: number): readonly string[] =>
  chunks.flatMap((chunk) => (chunk.kind === 'coded' ? (chunk.dictionary[chunk.codes[row] ?? -1] ?? []) : []));

const joinScores = (parts: readonly Scores[], rows: number): Scores => ({
  rows,
  probabilities: joinFloats(parts.flatMap(({ probabilities }) => (probabilities === null ? [] : [probabilities]))),
  values: joinFloats(parts.flatMap(({ values }) => (values === null ? [] : [values]))),
});

/** Null of nothing: a model gives probabilities or values. */
function joinFloats(parts: readonly Float32Array[]): Float32Array | null {
  if (parts.length === 0) return null;
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
