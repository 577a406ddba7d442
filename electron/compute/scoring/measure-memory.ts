import type { ModelSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Pictures } from '../images/pictures.ts';
import type { CellsByColumn } from './columns-of-records.ts';
import { scoreRecords } from './score-records.ts';
import { Sessions } from './sessions.ts';

/**
 * By how much this process's resident memory grows when it opens the model beside what is open and answers one record:
 * what ONNX Runtime holds for it from then on. Memory that was free before hides in it, so this is a lower bound; never
 * under 0.
 */
export async function measureMemory(
  onnx: Uint8Array,
  spec: ModelSpec,
  record: CellsByColumn,
  pictures: Pictures | null,
): Promise<Result<{ memoryBytes: number }>> {
  const sessions = new Sessions();
  const before = process.memoryUsage.rss();
  const opened = await sessions.open(onnx);
  if (!opened.ok) return opened;
  const answered = await scoreRecords(opened.value, spec, [record], pictures);
  const grown = process.memoryUsage.rss() - before;
  await sessions.close(opened.value.sha256);
  return answered.ok ? ok({ memoryBytes: Math.max(0, grown) }) : answered;
}
