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

/** Tasks that decode bytes which nobody vouches for: damaged ones send some libraries into endless loops. */
const READS_FOREIGN_BYTES: ReadonlySet<ReaderTaskName> = new Set(['table.preview', 'table.import', 'photo.read']);

/**
 * Runs one task in a worker that runs no other. Fails with `reader.died` where the worker ends before it answers, with
 * `reader.outOfMemory` where the task needed more than it may have, and with `reader.hung` where a reader of foreign
 * bytes has begun and then says nothing for `silenceMs`: it is then ended. What a new thread needs to begin, long on a
 * busy machine, is no silence.
 */
export async function runTask(
  worker: Worker,
  name: ReaderTaskName,
  input: unknown,
  { signal, onProgress, onChunks, onImages }: RunOptions,
  silenceMs: number,
): Promise<Result<unknown>> {
  const send = (message: ToReader): void => worker.postMessage(message);
  const cancel = (): void => send({ kind: 'cancel' });
  const storage = createStorage(send);
  const watch = createWatch(READS_FOREIGN_BYTES.has(name) ? silenceMs : null, worker);
  signal?.addEventListener('abort', cancel);
  try {
    const result = await new Promise<Result<unknown>>((resolve) => {
      const onError = (cause: Error): void => end(refuseError(cause));
      const onExit = (): void => end(watch.hasEnded() ? refuseHung(silenceMs) : refuseDied('its thread ended'));
      const onMessage = (message: FromReader): void => {
        watch.hear();
        if (message.kind === 'progress') onProgress?.(message.progress);
        if (message.kind === 'chunks') storage.add(() => onChunks?.(message.chunks));
        if (message.kind === 'images') storage.add(() => onImages?.(message.images));
        if (message.kind === 'done') end(message.result);
      };
      const end = (answer: Result<unknown>): void => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        watch.stop();
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

/** Ends a worker that is silent for so long; never where there is no limit. */
function createWatch(silenceMs: number | null, worker: Worker) {
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;
  const endWorker = (): void => {
    hasEnded = true;
    void worker.terminate();
  };
  const stop = (): void => clearTimeout(timer);
  const hear = (): void => {
    stop();
    if (silenceMs !== null) timer = setTimeout(endWorker, silenceMs);
  };
  return { hear, stop, hasEnded: () => hasEnded };
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

const CHECK_FILE = 'The file is probably damaged: copy it again, or save it again where it was made.';

const refuseHung = (silenceMs: number): Result<never> =>
  fail(
    'reader.hung',
    `Reading the file went nowhere for ${silenceMs / 1_000} s and was stopped. Nothing was changed.`,
    CHECK_FILE,
  );

const refuseError = (cause: Error): Result<never> =>
  'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? fail('reader.outOfMemory', 'Reading needed more memory than it may have. Nothing was changed.', CHECK_FILE)
    : refuseDied(cause.message);
