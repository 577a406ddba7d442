import { openHome, type OpenHome } from '../../electron/core/home/open-home.ts';
import { readGroup } from '../../electron/core/readers/row-groups.ts';
import { findWindow, windowChunks } from '../../electron/core/store/windows.ts';
import type { ColumnChunk, ColumnType } from '../../shared/column.ts';
import { joinChunks } from '../../shared/columns/join-chunks.ts';
import { valueOf } from '../core/open-test-home.ts';

/** Asks the store itself, with no action in between; no other process may have the home open. */
export async function askStore<T>(folder: string, work: (home: OpenHome) => T | Promise<T>): Promise<T> {
  const home = valueOf(await openHome(folder, Date.now()));
  try {
    return await work(home);
  } finally {
    home.close();
  }
}

/** What is kept of one batch of predictions, all rows, by the name of the stored column. */
export type StoredWindow = {
  readonly numbers: (column: string) => Float64Array;
  readonly texts: (column: string) => readonly string[];
};

export function readWindow({ store }: OpenHome, windowId: string): StoredWindow {
  const projectId = store.value<string>('SELECT projectId FROM predictionWindow WHERE id = ?', windowId);
  const stored = findWindow(store, projectId ?? '', windowId);
  if (stored === null) throw new Error(`no window ${windowId} is kept`);
  const readColumn = (index: number, type: ColumnType): ColumnChunk =>
    joinChunks(
      type,
      windowChunks(store, windowId, index).flatMap((chunk) => valueOf(readGroup(store, [chunk])).chunks),
    );
  const columns = new Map(stored.columns.map(({ name, type }, index) => [name, readColumn(index, type)]));
  return {
    numbers: (name) => numbersOf(columns.get(name)),
    texts: (name) => textsOf(columns.get(name)),
  };
}

function numbersOf(chunk: ColumnChunk | undefined): Float64Array {
  if (chunk?.kind !== 'numeric') throw new Error('the window holds no such column of numbers');
  return chunk.values;
}

function textsOf(chunk: ColumnChunk | undefined): readonly string[] {
  if (chunk?.kind !== 'coded') throw new Error('the window holds no such column of texts');
  return Array.from(chunk.codes, (code) => chunk.dictionary[code] ?? '');
}
