import type { Column, ColumnChunk } from '../../../../shared/column.ts';
import { MS_PER_DAY } from '../../../../shared/columns/cells.ts';
import { createColumnProfiler } from '../../../../shared/domain/profile-column.ts';
import type { ModelSpec, Output } from '../../../../shared/model.ts';
import type { ColumnProfile, Profile } from '../../../../shared/profile.ts';
import { cellsToChunk } from '../../readers/derive/cells-to-chunk.ts';
import { profileAnswers } from '../../readers/profile-answers.ts';
import type { DayAndSite, ProfiledRecord } from '../../store/day-profiles.ts';

/** What profiles of a day hold: the watched columns, which of them are the site and the time, and the models that answer. */
export type ProfilePlan = {
  readonly columns: readonly Column[];
  readonly specOf: (modelVersionId: string) => ModelSpec | null;
};

/** The source of what was captured; answers have their model version's id. */
export const CAPTURED = '';

/**
 * The day of the visit where the record says one that is not after its capture, else the day of its capture; and its
 * site. A visit written down late counts on the day that it was.
 */
export function dayAndSiteOf({ columns }: ProfilePlan, { values, capturedAtMs }: ProfiledRecord): DayAndSite {
  const captured = Math.floor(capturedAtMs / MS_PER_DAY);
  const time = columns.find(({ role }) => role === 'time');
  const site = columns.find(({ role }) => role === 'site');
  const visited = time === undefined ? null : dayOf(time, cellsToChunk(time, [values[time.name] ?? null]));
  const isLater = visited === null || visited > captured + 1; // east of Greenwich a day begins before it does in UTC
  return { day: isLater ? captured : visited, site: site === undefined ? '' : String(values[site.name] ?? '') };
}

function dayOf({ type }: Column, chunk: ColumnChunk): number | null {
  const value = chunk.kind === 'numeric' ? (chunk.values[0] ?? Number.NaN) : Number.NaN;
  if (!Number.isFinite(value)) return null;
  return type === 'datetime' ? Math.floor(value / MS_PER_DAY) : Math.floor(value);
}

/** Profiles records by source: what they hold, and the answers of every model version to them. */
export function profileRecords(plan: ProfilePlan, records: readonly ProfiledRecord[]): ReadonlyMap<string, Profile> {
  const columns = plan.columns.map(({ name, type, ...rest }): [string, ColumnProfile] => {
    const profiler = createColumnProfiler(type);
    const cells = records.map(({ values }) => values[name] ?? null);
    profiler.add(cellsToChunk({ name, type, ...rest }, cells));
    return [name, profiler.finish()];
  });
  const bySource = new Map<string, Profile>([
    [CAPTURED, { rows: records.length, columns: Object.fromEntries(columns) }],
  ]);
  const versions = new Set(records.flatMap(({ answers }) => answers.map(({ modelVersionId }) => modelVersionId)));
  for (const id of versions) {
    const spec = plan.specOf(id);
    const outputs = records.flatMap(({ answers }) => answers.filter(({ modelVersionId }) => modelVersionId === id));
    if (spec !== null)
      bySource.set(
        id,
        profileOutputs(
          spec,
          outputs.map(({ output }) => output),
        ),
      );
  }
  return bySource;
}

/** Answers to single records, profiled as those of a window are. */
function profileOutputs(spec: ModelSpec, outputs: readonly Output[]): Profile {
  if (spec.task === 'regression') {
    const values = Float64Array.from(outputs, ({ prediction }) => Number(prediction));
    return { rows: outputs.length, columns: profileAnswers(spec, [{ kind: 'numeric', values }]) };
  }
  const ofClasses = spec.classes.map(
    (name): ColumnChunk => ({
      kind: 'numeric',
      values: Float64Array.from(outputs, ({ probabilities }) => probabilities?.[name] ?? Number.NaN),
    }),
  );
  const codes = Int32Array.from(outputs, ({ prediction }) => spec.classes.indexOf(String(prediction)));
  const decided: ColumnChunk = { kind: 'coded', codes, dictionary: spec.classes };
  return { rows: outputs.length, columns: profileAnswers(spec, [...ofClasses, decided]) };
}
