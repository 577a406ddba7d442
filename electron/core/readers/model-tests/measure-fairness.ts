import { selectRows } from '../../../../shared/columns/select-rows.ts';
import { wilsonInterval } from '../../../../shared/domain/interval.ts';
import { groupRows } from '../../../../shared/domain/model-tests/group-rows.ts';
import { rateGroups, widestGap } from '../../../../shared/domain/model-tests/measure-gaps.ts';
import type { Share } from '../../../../shared/domain/share-difference.ts';
import { FairnessMeasure } from '../../../../shared/model-tests.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { versionHead } from '../../store/version-chunks.ts';
import { truthOf } from '../judge-answers.ts';
import { readColumns } from '../read-columns.ts';
import { refuseVersion } from '../row-groups.ts';
import type { ReaderInput, ReaderOutput } from '../tasks.ts';
import { classesInOrder, decideRows } from './decide-rows.ts';

/** Groups of fewer rows say nothing about a gap: as many as tests ask for where nothing is said. */
const LEAST_ROWS = 30;

/**
 * How often the class looked for is said in each group, rightly and wrongly, and the widest gap of each measure. Without
 * the true answers in the version there is only how often it is said. Fails as `readColumns` does.
 */
export function measureFairness(
  db: ReadableDb,
  { versionId, answered, by }: ReaderInput<'tests.fairness'>,
): Result<ReaderOutput<'tests.fairness'>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const { spec, rows } = answered;
  const site = head.columns.find(({ role }) => role === 'site')?.name ?? '';
  const read = readColumns(db, versionId, [spec.target ?? '', by.column, site]);
  if (!read.ok) return read;
  const column = read.value.get(by.column);
  if (column === undefined) throw new Error(`${versionId} has no column ${by.column}`); // the caller looked
  const classes = classesInOrder(spec);
  const truth = read.value.get(spec.target ?? '');
  const actual =
    truth === undefined
      ? new Float64Array(rows.length).fill(Number.NaN)
      : truthOf({ ...spec, classes: [...classes] }, selectRows(truth, rows));
  const judged = decideRows(answered, classes, actual, read.value.get(site) ?? null);
  const rates = rateGroups(judged, groupRows(selectRows(column, rows), by));
  const gaps = FairnessMeasure.options.flatMap((measure) => {
    const gap = widestGap(rates, measure, LEAST_ROWS);
    return gap === null ? [] : [{ ...gap, measure }];
  });
  const groups = rates.map(({ name, n, said, rightly, wrongly }) => ({
    name,
    n,
    said: rateOf(said),
    rightly: rateOf(rightly),
    wrongly: rateOf(wrongly),
  }));
  return ok({ leastRows: LEAST_ROWS, groups, gaps });
}

function rateOf({ count, of }: Share) {
  const interval = wilsonInterval(count, of);
  return interval === null ? null : { ...interval, of };
}
