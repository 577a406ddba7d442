import type { Result } from '../../../shared/result.ts';
import type { BlobStoreOptions } from '../files/blob-store.ts';
import type { ImageFile } from '../files/images/check-images.ts';
import type { SealedChunk } from '../files/seal-chunks.ts';
import type { DatabaseLocation } from '../store/open-database.ts';
import type { KeptSealing } from './kept-sealing.ts';
import type { AnswerTasks } from './answer-tasks.ts';
import type { DatasetTasks } from './dataset-tasks.ts';
import type { ExchangeTasks } from './exchange-tasks.ts';
import type { HomeTasks } from './home-tasks.ts';
import type { RecordTasks } from './record-tasks.ts';
import type { ShadowTasks } from './shadow-tasks.ts';
import type { TestTasks } from './test-tasks.ts';

/** What a reader may be asked: everything that reads long and would keep the writer's thread from writing. */
export type ReaderTasks = DatasetTasks &
  HomeTasks &
  ExchangeTasks &
  RecordTasks &
  AnswerTasks &
  TestTasks &
  ShadowTasks;

export type ReaderTaskName = keyof ReaderTasks;
export type ReaderInput<N extends ReaderTaskName> = ReaderTasks[N]['input'];
export type ReaderOutput<N extends ReaderTaskName> = ReaderTasks[N]['output'];

export type ReaderProgress = { readonly done: number; readonly of: number; readonly rows: number };

/** What a reader thread is started with. */
export type ReaderThreadData = {
  readonly role: 'reading';
  readonly database: DatabaseLocation | null;
  readonly blobs: BlobStoreOptions | null;
  /** The file that the thread runs, for a second thread of its own. */
  readonly entry: string;
};

/** What a task is given beside its input. */
export type TaskContext = {
  readonly sealing: KeptSealing;
  readonly database: DatabaseLocation | null;
  /** To read from. */
  readonly blobs: BlobStoreOptions | null;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ReaderProgress) => void;
  /** Resolves when so few chunks wait to be stored that more may be made. */
  readonly emit: (chunks: readonly SealedChunk[]) => Promise<void>;
  /** The same for images. Their bytes are handed over and gone here. */
  readonly emitImages: (images: readonly ImageFile[]) => Promise<void>;
};

export type ToReader =
  | { readonly kind: 'run'; readonly name: ReaderTaskName; readonly input: unknown }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'stored' };

export type FromReader =
  /** Said when a task begins and then every second, so that a reader which hangs in damaged bytes is known by its silence. */
  | { readonly kind: 'alive' }
  | { readonly kind: 'progress'; readonly progress: ReaderProgress }
  | { readonly kind: 'chunks'; readonly chunks: readonly SealedChunk[] }
  | { readonly kind: 'images'; readonly images: readonly ImageFile[] }
  | { readonly kind: 'done'; readonly result: Result<unknown> };
