import { openHome, type OpenHome } from '../../electron/core/home/open-home.ts';
import { readGroup } from '../../electron/core/readers/row-groups.ts';
import { findWindow, windowChunks } from '../../electron/core/store/windows.ts';
import { type ColumnChunk, type ColumnType } from '../../shared/column.ts';
import { joinChunks } from '../../shared/columns/join-chunks.ts';
import { valueOf } from '../core/open-test-home.ts';

/** What a home keeps of one batch of predictions, all rows, by the name of the stored column. */
export type StoredWindow = {
  readonly numbers: (column: string) => Float64Array;
  readonly texts: (column: string) => readonly string[];
  /** The bytes of `model.onnx` as they are kept. */
  readonly onnx: Uint8Array;
};

/** Reads the store itself, with no action in between; no other process may have the home open. */
export async function readStoredWindow(folder: string, windowId: string, modelSha256: string): Promise<StoredWindow> {
  const home = valueOf(await openHome(folder, Date.now()));
  try {
    const columns = readWindowColumns(home, windowId);
    const columnOf = (name: string): ColumnChunk => {
      const found = columns.get(name);
      if (found === undefined) throw new Error(`the window holds ${[...columns.keys()].join(', ')} and no ${name}`);
      return found;
    };
    return {
      numbers: (name) => numbersOf(columnOf(name)),
      texts: (name) => textsOf(columnOf(name)),
      onnx: valueOf(await home.blobs.read(modelSha256)),
    };
  } finally {
    home.close();
  }
}

function readWindowColumns({ store }: OpenHome, windowId: string): ReadonlyMap<string, ColumnChunk> {
  const projectId = store.value<string>('SELECT projectId FROM predictionWindow WHERE id = ?', windowId);
  const stored = findWindow(store, projectId ?? '', windowId);
  if (stored === null) throw new Error(`no window ${windowId} is kept`);
  const readColumn = (index: number, type: ColumnType): ColumnChunk =>
    joinChunks(
      type,
      windowChunks(store, windowId, index).flatMap((chunk) => valueOf(readGroup(store, [chunk])).chunks),
    );
  return new Map(stored.columns.map(({ name, type }, index) => [name, readColumn(index, type)]));
}

function numbersOf(chunk: ColumnChunk): Float64Array {
  if (chunk.kind !== 'numeric') throw new Error('the column holds texts');
  return chunk.values;
}

function textsOf(chunk: ColumnChunk): readonly string[] {
  if (chunk.kind !== 'coded') throw new Error('the column holds numbers');
  return Array.from(chunk.codes, (code) => chunk.dictionary[code] ?? '');
}
