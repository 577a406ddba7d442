import type { Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';
import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { type KeptOn, keepOn } from './keep-on.ts';
import { listAllProjects } from './store/projects.ts';

/**
 * Looks by itself at what models in use have scored and nobody looked at, of every project: an alert is raised without
 * a link and without somebody opening the right screen. It is for who keeps a home open.
 */
export function keepLooking({ store }: Pick<HomeContext, 'store'>, door: Pick<Door, 'call'>): KeptOn {
  let looking: Promise<void> | null = null;
  /** Windows that cannot be looked at, such as those whose rows are gone: once is enough. */
  const refused = new Set<string>();
  const lookAt = async (project: string): Promise<void> => {
    const unseen = (await door.call('alert.unseen', {}, { project })) as Result<Output<'alert.unseen'>>; // its output by the contract
    if (!unseen.ok) return;
    for (const { id: windowId, model } of unseen.value.windows) {
      if (refused.has(windowId)) continue;
      const looked = await door.call('monitor.report', { model, windowId }, { project });
      if (!looked.ok) refused.add(windowId);
    }
  };
  const lookAtAll = async (): Promise<void> => {
    for (const { name } of listAllProjects(store)) await lookAt(name);
  };
  const look = async (): Promise<void> => {
    looking ??= lookAtAll().finally(() => {
      looking = null;
    });
    await looking;
  };
  return keepOn(look, async () => undefined);
}
