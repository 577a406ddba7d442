import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { Breather } from '../../breather.ts';
import type { Table } from '../../tables.ts';
import type { Parting } from '../parting/part-rows.ts';
import type { GatheredData } from '../training-data.ts';
import { warnOfColumns } from './warn-of-columns.ts';
import { warnOfLabels } from './warn-of-labels.ts';
import { warnOfLeaks } from './warn-of-leaks.ts';
import { warnOfParts } from './warn-of-parts.ts';
import { warnOfSharedRows } from './warn-of-shared-rows.ts';
import { warnOfUnread } from './warn-of-unread.ts';

/** What makes the figures or the model doubtful, the weightiest first; nothing here stops a training. */
export async function findWarnings(
  table: Table,
  data: GatheredData,
  parting: Parting,
  target: string,
  breather: Breather,
): Promise<TrainingWarning[]> {
  return [
    ...(await warnOfLeaks(data, breather)),
    ...warnOfParts(table, data, parting),
    ...(await warnOfSharedRows(data, parting, breather)),
    ...warnOfLabels(data.target, table.rows - data.rows),
    ...warnOfColumns(data.features),
    ...warnOfUnread(table, target),
  ];
}
