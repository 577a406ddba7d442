import { type RunFilter, type RunOrder, RunSummary } from '../../../shared/run.ts';
import type { Bound, ReadableDb } from './open-database.ts';
import { RUNS, storedRun } from './runs.ts';

/** As the indexes of migration 18 write them. */
const sortedBy: Readonly<Record<RunOrder, string>> = {
  started: 'run.startedAtMs',
  name: 'run.modelName',
  data: 'dataset.name $direction, version.version',
  auc: "run.outcome ->> '$.metrics.auc'",
  sensitivity: "run.outcome ->> '$.metrics.sensitivity'",
  specificity: "run.outcome ->> '$.metrics.specificity'",
  accuracy: "run.outcome ->> '$.metrics.accuracy'",
  mae: "run.outcome ->> '$.metrics.mae'",
};

const RUNS_OF_DATA = `
  FROM run JOIN datasetVersion AS version ON version.id = run.datasetVersionId
  JOIN dataset ON dataset.id = version.datasetId`;

export type RunPage = {
  readonly order: RunOrder;
  readonly ascending: boolean;
  readonly firstRow: number;
  readonly rows: number;
};

/** One page of the project's runs that the filter lets through; equal ones with the newest first. */
export function runPage(db: ReadableDb, projectId: string, filter: RunFilter, page: RunPage): readonly RunSummary[] {
  const { where, bound } = narrowed(projectId, filter);
  const direction = page.ascending ? 'ASC' : 'DESC';
  const order = sortedBy[page.order].replace('$direction', direction);
  // First which runs, read from indexes alone, and then these: an outcome lies on many pages, and skipped ones with it.
  const ids = db.all(
    `SELECT run.rowid AS id ${RUNS_OF_DATA} WHERE ${where}
     ORDER BY ${order} ${direction} NULLS LAST, run.startedAtMs DESC, run.rowid DESC LIMIT ? OFFSET ?`,
    ...bound,
    page.rows,
    page.firstRow,
  );
  const wanted = ids.map(({ id }) => Number(id));
  const inTurn = `${RUNS} JOIN json_each(?) AS wanted ON wanted.value = run.rowid ORDER BY wanted.key`;
  return db.all(inTurn, JSON.stringify(wanted)).map((row) => RunSummary.parse(storedRun(row)));
}

/** How many runs the filter lets through. */
export function countRuns(db: ReadableDb, projectId: string, filter: RunFilter): number {
  const { where, bound } = narrowed(projectId, filter);
  return db.value<number>(`SELECT count(*) ${RUNS_OF_DATA} WHERE ${where}`, ...bound) ?? 0;
}

/** What there is to narrow a project's runs to, each in the order of its letters; data sets as `name@version`. */
export function runChoices(db: ReadableDb, projectId: string) {
  const texts = (sql: string): string[] => db.all(sql, projectId).map((row) => String(row['value']));
  return {
    targets: texts('SELECT DISTINCT target AS value FROM run WHERE projectId = ? ORDER BY value'),
    algorithms: texts('SELECT DISTINCT algorithm AS value FROM run WHERE projectId = ? ORDER BY value'),
    datasets: texts(
      `SELECT dataset.name || '@' || version.version AS value
       FROM (SELECT DISTINCT datasetVersionId FROM run WHERE projectId = ?) AS used
       JOIN datasetVersion AS version ON version.id = used.datasetVersionId
       JOIN dataset ON dataset.id = version.datasetId ORDER BY dataset.name, version.version`,
    ),
  };
}

type Narrowed = { readonly where: string; readonly bound: readonly Bound[] };

function narrowed(projectId: string, filter: RunFilter): Narrowed {
  const clauses: readonly (readonly [clause: string, value: Bound | undefined])[] = [
    ['run.projectId = ?', projectId],
    // `instr` and not LIKE: what somebody looks for may hold a percent sign or an underscore.
    ["instr(lower(run.modelName || '\n' || run.target), lower(?)) > 0", filter.search],
    ['run.target = ?', filter.target],
    ['run.algorithm = ?', filter.algorithm],
    ['run.status = ?', filter.status],
    ["? IN (dataset.name, dataset.name || '@' || version.version)", filter.dataset],
    ['run.startedAtMs >= ?', filter.startedFromMs],
    ['run.startedAtMs < ?', filter.startedBeforeMs],
  ];
  const given = clauses.filter(([, value]) => value !== undefined);
  return {
    where: given.map(([clause]) => clause).join(' AND '),
    bound: given.flatMap(([, value]) => (value === undefined ? [] : [value])),
  };
}
