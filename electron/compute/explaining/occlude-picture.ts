import type { Explanation, Occlusion } from '../../../shared/explanation.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Pictures } from '../images/pictures.ts';
import { type CellsByColumn, columnsOfRecords } from '../scoring/columns-of-records.ts';
import { type Answers, scoreRows } from '../scoring/score-rows.ts';
import type { OpenModel } from '../scoring/sessions.ts';
import { coverFields, coverWhole, gridOver } from './cover-picture.ts';
import { explainedClass } from './explained-class.ts';
import { scoreOf, tellsShares } from './score-of.ts';

export type OcclusionRequest = {
  readonly record: CellsByColumn;
  readonly pictures: Pictures | null;
  readonly budgetMs: number;
};

/** Fields along one side: the coarse map first, the fine one where there is time for it. */
const FIELDS = [4, 8] as const;

/** A picture of a record with how its score is worked out. */
type Seen = {
  readonly column: string;
  readonly pixels: Uint8Array;
  readonly score: (covered: readonly Uint8Array[]) => Promise<Result<Answers>>;
};

/**
 * Occlusion of a picture (Zeiler and Fergus 2014, section 4.2): each field of a grid is covered in the picture's mean
 * colour, and how far that moves the score is what the field says. The score of the picture covered whole is the base,
 * so that base and the picture's contribution add up to the score. The clock decides between no map, a coarse one and a
 * fine one, and never on what stands in it. Null too where the model reads anything but one picture, or the record has
 * none. Fails as scoring does.
 */
export async function occludePicture(
  model: OpenModel,
  spec: ModelSpec,
  { record, pictures, budgetMs }: OcclusionRequest,
): Promise<Result<Explanation | null>> {
  const startedAtMs = performance.now();
  const seen = seenOf(model, spec, record, pictures);
  if (seen === null || pictures === null || !tellsShares(spec)) return ok(null);
  const { column, pixels } = seen;
  const ends = await seen.score([pixels, coverWhole(pixels, pictures.shape)]);
  if (!ends.ok) return ends;
  const of = ends.value.probabilities === null ? null : explainedClass(spec, ends.value.probabilities);
  const scoreAt = (answers: Answers, row: number): number => scoreOf(answers, spec, of, row);
  const [score, base] = [scoreAt(ends.value, 0), scoreAt(ends.value, 1)];
  let [occlusion, scored]: [Occlusion | null, number] = [null, 2];
  for (const grid of FIELDS.map((fields) => gridOver(pictures.shape, fields))) {
    const count = grid.rows * grid.columns;
    const spentMs = performance.now() - startedAtMs;
    if (spentMs + (spentMs / scored) * count > budgetMs) break;
    const answers = await seen.score(coverFields(pixels, pictures.shape, grid));
    if (!answers.ok) return answers;
    const drops = Array.from({ length: count }, (_, field) => score - scoreAt(answers.value, field));
    [occlusion, scored] = [{ column, ...grid, drops }, scored + count];
  }
  return ok(occlusion && explanationOf(occlusion, base, score, of === null ? null : (spec.classes[of] ?? null)));
}

/** Null where a model reads more than one picture or the record has none. */
function seenOf(model: OpenModel, spec: ModelSpec, record: CellsByColumn, pictures: Pictures | null): Seen | null {
  const [feature, another] = spec.features;
  const pixels = pictures?.pixelsBySha256.get(String(record[feature?.name ?? ''] ?? ''));
  if (feature?.type !== 'image' || another !== undefined || pictures === null || pixels === undefined) return null;
  const score = async (covered: readonly Uint8Array[]): Promise<Result<Answers>> => {
    const pixelsBySha256 = new Map(covered.map((each, at) => [String(at), each]));
    const records = covered.map((_, at) => ({ [feature.name]: String(at) }));
    const columns = columnsOfRecords(spec.features, records);
    if (!columns.ok) return columns;
    const shown = { shape: pictures.shape, pixelsBySha256 };
    return scoreRows(
      model,
      spec,
      columns.value.map((column) => ({ ...column, pictures: shown })),
    );
  };
  return { column: feature.name, pixels, score };
}

const explanationOf = (occlusion: Occlusion, base: number, score: number, of: string | null): Explanation => ({
  method: 'occlusion',
  unit: of === null ? 'quantity' : 'logOdds',
  of,
  base,
  score,
  contributions: [{ column: occlusion.column, contribution: score - base }],
  occlusion,
});
