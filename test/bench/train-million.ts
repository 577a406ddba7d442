import { createHandlers } from '../../electron/compute/handlers.ts';
import { serve } from '../../electron/compute/serve.ts';
import type { Column, ColumnChunk } from '../../shared/column.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { encodeChunk } from '../../shared/columns/chunk-codec.ts';
import { connectEngine, valueOf } from '../compute/start-engine.ts';
import { peakBytesOf } from './peak-memory.ts';

const ROWS = 1_000_000;
const ROWS_A_CHUNK = 50_000;
const FEATURES = 30;

/** The compute process's whole code in a process of its own, so that its memory is its own: prints its worst in bytes. */
async function trainMillion(): Promise<void> {
  let toEngine: (message: unknown) => void = () => undefined;
  const engine = connectEngine(
    (message) => toEngine(message),
    (onReply) => serve({ send: onReply, listen: (onMessage) => (toEngine = onMessage) }, createHandlers()),
  );
  const features = Array.from({ length: FEATURES }, (_, feature): Column => ({ name: `x${feature}`, type: 'number' }));
  const columns: readonly Column[] = [...features, { name: 'y', type: 'boolean' }];
  const { tableId } = valueOf(await engine.call('table.open', { columns: [...columns] }));
  const random = createRandom(7);
  for (let row = 0; row < ROWS; row += ROWS_A_CHUNK) {
    valueOf(await engine.call('table.append', { tableId, chunks: drawRows(random.normal).map(encodeChunk) }));
  }
  const parameters = { trees: 50, leaves: 31, earlyStopping: 0 };
  const names = features.map(({ name }) => name);
  const asked = { tableId, target: 'y', features: names, algorithm: 'gbdt', parameters, seed: 1 } as const;
  const { metrics } = valueOf(await engine.call('train', asked));
  process.stdout.write(`${JSON.stringify({ bytes: peakBytesOf(process.pid), auc: metrics['auc'] })}\n`);
}

/** One chunk a column; the label goes by the first two numbers, and by chance. */
function drawRows(normal: () => number): readonly ColumnChunk[] {
  const numbers = Array.from({ length: FEATURES }, () => Float64Array.from({ length: ROWS_A_CHUNK }, normal));
  const [first, second] = numbers;
  const codes = Int32Array.from({ length: ROWS_A_CHUNK }, (_, row) =>
    (first?.[row] ?? 0) + (second?.[row] ?? 0) ** 2 + normal() > 1 ? 1 : 0,
  );
  return [
    ...numbers.map((values): ColumnChunk => ({ kind: 'numeric', values })),
    { kind: 'coded', codes, dictionary: ['false', 'true'] },
  ];
}

await trainMillion();
