import type { ColumnChunk } from '../../../shared/column.ts';
import type { SiteChangeInput } from '../../../shared/domain/site-setting.ts';
import {
  dayOf,
  makePractice,
  NOVEMBER_PERIOD,
  type PracticeOptions,
  type PracticeRow,
} from '../../../scripts/practice/make-practice.ts';
import { codedChunk } from './sample-profiles.ts';

const NUMBERS = ['age_months', 'weight_kg', 'height_cm', 'muac_cm'] as const;
const CATEGORIES = ['sex', 'oedema', 'diarrhoea'] as const;

/** The practice project's inputs as columns, by name. */
export function practiceColumns(rows: readonly PracticeRow[]): { name: string; chunk: ColumnChunk }[] {
  return [
    ...NUMBERS.map((name) => ({
      name,
      chunk: { kind: 'numeric' as const, values: Float64Array.from(rows, (row) => row[name] ?? Number.NaN) },
    })),
    ...CATEGORIES.map((name) => ({ name, chunk: codedChunk(rows.map((row) => row[name])) })),
  ];
}

/** Both files of a practice project as the change finder takes them, November against what came before. */
export function practiceInput(options: PracticeOptions): SiteChangeInput {
  const { training, november } = makePractice(options);
  const rows = [...training, ...november];
  return {
    time: Float64Array.from(rows, (row) => dayOf(row.visit_date)),
    site: codedChunk(rows.map((row) => row.site)),
    columns: practiceColumns(rows),
    referenceUntilDay: dayOf(NOVEMBER_PERIOD.from),
  };
}
