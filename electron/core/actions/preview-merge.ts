import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findProject } from '../store/projects.ts';
import type { Context } from './context.ts';

/** What merging a file that another laptop exported would bring. Stores nothing; fails as the reader's `surveyExchange`. */
export async function previewMerge(
  { store, readers, projectId, signal, progress }: Context,
  { path }: Parsed<'project.previewMerge'>,
): Promise<Result<Output<'project.previewMerge'>>> {
  const surveyed = await readers.run('exchange.survey', { path }, { signal, onProgress: progress });
  if (!surveyed.ok) return surveyed;
  const { head, news, versions } = surveyed.value;
  const { project, device, madeAtMs, holds } = head;
  const isHere = findProject(store, project.id) !== null;
  return ok({
    project: { id: project.id, name: project.name },
    place: project.id === projectId ? 'inUse' : isHere ? 'here' : 'elsewhere',
    from: { deviceId: device.id, deviceName: device.name, madeAtMs },
    holds,
    news,
    versions: [...versions],
  });
}
