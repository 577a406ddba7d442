import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { type KeptOn, keepOn } from './keep-on.ts';
import type { Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';
import { listAllProjects } from './store/projects.ts';

/**
 * Begins pipelines whose moment or trigger has come, of every project, and once at the start goes on with those that were being
 * carried out when core ended. It is for who keeps a home open; a single command leaves them to the next window.
 */
export function keepPipelines({ store }: Pick<HomeContext, 'store'>, door: Pick<Door, 'call'>): KeptOn {
  let isFirst = true;
  const look = async (): Promise<void> => {
    const resumes = isFirst;
    isFirst = false;
    for (const { name: project } of listAllProjects(store)) {
      const due = (await door.call('pipeline.due', {}, { project })) as Result<Output<'pipeline.due'>>; // its output by the contract
      if (!due.ok) continue;
      for (const id of resumes ? due.value.toResume : []) void door.call('pipeline.resume', { id }, { project });
      for (const wanted of due.value.toRun) void door.call('pipeline.run', wanted, { project });
    }
  };
  return keepOn(look, async () => undefined);
}
