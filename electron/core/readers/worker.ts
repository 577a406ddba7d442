import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { LogThreadData } from '../store/log-mover.ts';
import { giveWay } from './give-way.ts';
import type { SealingThreadData } from './sealing-thread.ts';
import type { SearchThreadData } from './search/search-thread.ts';
import type { ReaderThreadData } from './tasks.ts';

type ThreadData = ReaderThreadData | SealingThreadData | SearchThreadData | LogThreadData;

/** Loads no more than the thread's role needs: what the readers of all formats need takes longer than their work often does. */
async function serve(port: MessagePort, data: ThreadData): Promise<void> {
  if (data.role === 'reading' || data.role === 'sealing') giveWay();
  if (data.role === 'reading') (await import('./serve-reading.ts')).serveReading(port, data);
  if (data.role === 'sealing') (await import('./sealing-thread.ts')).serveSealing(port);
  if (data.role === 'searching') (await import('./search/search-thread.ts')).serveSearching(port, data);
  if (data.role === 'log') (await import('../store/open-database.ts')).moveLog(data.database);
}

if (parentPort !== null) await serve(parentPort, workerData as ThreadData); // given by whoever starts a thread
