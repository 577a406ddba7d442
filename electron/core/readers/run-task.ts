import type { Worker } from 'node:worker_threads';
import { fail, type Result } from '../../../shared/result.ts';
import type { ImageFile } from '../files/images/check-images.ts';
import type { SealedChunk } from '../files/seal-chunks.ts';
import type { FromReader, ReaderProgress, ReaderTaskName, ToReader } from './tasks.ts';

export type RunOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReaderProgress) => void;
  /** Stores chunks of a `table.import`. The reader pauses while a few batches wait; a rejection cancels the task and is thrown. */
  readonly onChunks?: (chunks: readonly SealedChunk[]) => void | Promise<void>;
  /** Stores images of a `table.import`, in one line with the chunks and as they are. */
  readonly onImages?: (images: readonly ImageFile[]) => void | Promise<void>;
};

/** Runs one task in a worker that runs no other. Fails with `reader.died` where the worker ends before it answers. */
export async function runTask(
  worker: Worker,
  name: ReaderTaskName,
  input: unknown,
  { signal, onProgress, onChunks, onImages }: RunOptions,
): Promise<Result<unknown>> {
  const send = (message: ToReader): void => worker.postMessage(message);
  const cancel = (): void => send({ kind: 'cancel' });
  const storage = createStorage(send);
  signal?.addEventListener('abort', cancel);
  try {
    const result = await new Promise<Result<unknown>>((resolve) => {
      const onError = (cause: Error): void => end(refuseDied(cause.message));
      const onExit = (): void => end(refuseDied('its thread ended'));
      const onMessage = (message: FromReader): void => {
        if (message.kind === 'progress') onProgress?.(message.progress);
        if (message.kind === 'chunks') storage.add(() => onChunks?.(message.chunks));
        if (message.kind === 'images') storage.add(() => onImages?.(message.images));
        if (message.kind === 'done') end(message.result);
      };
      const end = (answer: Result<unknown>): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        resolve(answer);
      };
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      send({ kind: 'run', name, input });
    });
    await storage.finish();
    return result;
  } finally {
    signal?.removeEventListener('abort', cancel);
  }
}

type Batch = () => void | Promise<void>;

/** Stores batches one after the other. After the first that fails no more is stored, and `finish` throws what it threw. */
function createStorage(send: (message: ToReader) => void) {
  let failure: { readonly cause: unknown } | null = null;
  let storing: Promise<void> = Promise.resolve();
  const store = async (batch: Batch): Promise<void> => {
    try {
      if (failure === null) await batch();
    } catch (cause) {
      failure = { cause };
    }
    send({ kind: failure === null ? 'stored' : 'cancel' });
  };
  return {
    add: (batch: Batch): void => {
      storing = storing.then(() => store(batch));
    },
    finish: async (): Promise<void> => {
      await storing;
      if (failure !== null) throw failure.cause;
    },
  };
}

export const refuseDied = (why: string): Result<never> =>
  fail('reader.died', `Reading stopped unexpectedly: ${why}. Nothing was changed.`, 'Try again.');
