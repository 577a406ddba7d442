import type { Profile } from '../../../../shared/profile.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { identifierNames } from '../../../../shared/project.ts';
import { requireProject } from '../../store/projects.ts';
import type { SealedChunk } from '../../files/seal-chunks.ts';
import type { ReaderInput } from '../../readers/tasks.ts';
import { findWindow, newestWindow, windowProfile } from '../../store/windows.ts';
import type { Context } from '../context.ts';

/** What is compared with the reference: a window that was stored, or a file that is not. */
export type CurrentRows = {
  readonly windowId: string | null;
  readonly profile: Profile;
  readonly rows: ReaderInput<'drift.siteChange'>['current'];
};

export type CurrentChoice = { readonly windowId?: string | undefined; readonly path?: string | undefined };

/**
 * The file, the window asked for, or the newest of the model version. Fails with `monitor.windowAndFile`,
 * `window.unknown`, `window.none`, and as reading a file does.
 */
export async function readCurrentRows(
  context: Context,
  model: ModelVersion,
  { windowId, path }: CurrentChoice,
): Promise<Result<CurrentRows>> {
  if (path === undefined) return readWindow(context, model, windowId);
  if (windowId === undefined) return readFileRows(context, path);
  return fail('monitor.windowAndFile', 'A window and a file were given.', 'Give one of them.');
}

function readWindow({ store, projectId }: Context, model: ModelVersion, id: string | undefined): Result<CurrentRows> {
  const stored = id === undefined ? newestWindow(store, model.id) : findWindow(store, projectId, id);
  if (stored === null && id === undefined) {
    return fail('window.none', `${model.ref} has not scored a data set yet.`, 'Score a data set with it first.');
  }
  if (stored === null || stored.modelVersionId !== model.id) {
    return fail('window.unknown', `${model.ref} has no window ${id ?? ''}.`, 'List its windows to see what there is.');
  }
  const { window, datasetVersionId } = stored;
  const profile = windowProfile(store, window.id);
  if (profile === null) throw new Error(`window ${window.id} has no profile`);
  return ok({ windowId: window.id, profile, rows: { kind: 'version', versionId: datasetVersionId } });
}

/** Reads the file as an import would, and keeps its rows in memory only. */
async function readFileRows(context: Context, path: string): Promise<Result<CurrentRows>> {
  const { store, projectId, readers, signal, progress } = context;
  const leaveOut = [...identifierNames(requireProject(store, projectId).definition)];
  const bytesByHash = new Map<string, SealedChunk['bytes']>();
  const read = await readers.run(
    'table.import',
    { path, options: {}, leaveOut },
    {
      signal,
      onProgress: progress,
      onChunks: (chunks) => {
        for (const { sha256, bytes } of chunks) bytesByHash.set(sha256, bytes);
      },
    },
  );
  if (!read.ok) return read;
  const { columns, profile } = read.value;
  const chunks = read.value.chunks.map(({ column, ordinal, sha256 }) => {
    const bytes = bytesByHash.get(sha256);
    if (bytes === undefined) throw new Error(`the reader named a chunk that it did not send (${sha256})`);
    return { column, ordinal, bytes };
  });
  return ok({ windowId: null, profile, rows: { kind: 'file', columns, chunks } });
}
