import type { ModelSpec } from '../../../shared/model.ts';
import type { Result } from '../../../shared/result.ts';
import type { Pictures } from '../images/pictures.ts';
import { type CellsByColumn, columnsOfRecords } from './columns-of-records.ts';
import { type Answers, scoreRows } from './score-rows.ts';
import type { OpenModel } from './sessions.ts';

/** Scores records by column name, as `columnsOfRecords` takes them. `pictures` are what cells of image columns name. */
export async function scoreRecords(
  model: OpenModel,
  spec: ModelSpec,
  records: readonly CellsByColumn[],
  pictures: Pictures | null,
): Promise<Result<Answers>> {
  const read = columnsOfRecords(spec.features, records);
  if (!read.ok) return read;
  return scoreRows(
    model,
    spec,
    read.value.map((column) => ({ ...column, pictures })),
  );
}
