import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { type KeptOn, keepOn } from './keep-on.ts';
import { hubSettings } from './store/hub-settings.ts';

/**
 * Starts the hub for phones where somebody said "always", again and again while its address is not there: a laptop
 * wakes before its network does. It is for who keeps a home open; a single command does not open it to a network.
 */
export const keepHubOn = ({ store, hub }: Pick<HomeContext, 'store' | 'hub'>, door: Door): KeptOn =>
  keepOn(
    async () => {
      const always = hubSettings(store)?.always ?? null;
      if (always === null || hub.running() !== null) return;
      const { address, port, projectName } = always;
      await door.call('hub.start', { address, port, always: true }, { project: projectName });
    },
    () => hub.stop(),
  );
