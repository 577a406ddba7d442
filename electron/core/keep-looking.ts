import type { Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';
import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { type KeptOn, keepOn } from './keep-on.ts';
import { listAllProjects } from './store/projects.ts';

/** Days are looked at once each; whether a new one has begun, or a model is in use by now, is seen this often. */
const LOOK_AT_DAYS_MS = 3_600_000;

/**
 * Looks by itself at what models in use have scored and nobody looked at, and once a day at what came in, of every
 * project: an alert is raised without a link and without somebody opening the right screen. It is for who keeps a home
 * open.
 */
export function keepLooking({ store, now }: Pick<HomeContext, 'store' | 'now'>, door: Pick<Door, 'call'>): KeptOn {
  let looking: Promise<void> | null = null;
  /** Windows that cannot be looked at, such as those whose rows are gone: once is enough. */
  const refused = new Set<string>();
  const lookedAtMs = new Map<string, number>();
  const lookAt = async (project: string): Promise<void> => {
    const unseen = (await door.call('alert.unseen', {}, { project })) as Result<Output<'alert.unseen'>>; // its output by the contract
    if (!unseen.ok) return;
    for (const { id: windowId, model } of unseen.value.windows) {
      if (refused.has(windowId)) continue;
      const looked = await door.call('monitor.report', { model, windowId }, { project });
      if (!looked.ok) refused.add(windowId);
    }
  };
  const lookAtDays = async (project: string): Promise<void> => {
    const last = lookedAtMs.get(project);
    if (last !== undefined && now() - last < LOOK_AT_DAYS_MS) return;
    lookedAtMs.set(project, now());
    await door.call('monitor.look', {}, { project });
  };
  const lookAtAll = async (): Promise<void> => {
    for (const { name } of listAllProjects(store)) {
      await lookAt(name);
      await lookAtDays(name);
    }
  };
  const look = async (): Promise<void> => {
    looking ??= lookAtAll().finally(() => {
      looking = null;
    });
    await looking;
  };
  return keepOn(look, async () => undefined);
}
