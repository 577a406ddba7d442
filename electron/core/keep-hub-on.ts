import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { hubSettings } from './store/hub-settings.ts';

const LOOK_AGAIN_MS = 20_000;

/**
 * Starts the hub for phones where somebody said "always", again and again while its address is not there: a laptop
 * wakes before its network does. It is for who keeps a home open; a single command does not open it to a network.
 */
export function keepHubOn(
  { store, hub }: Pick<HomeContext, 'store' | 'hub'>,
  door: Door,
): { readonly close: () => Promise<void> } {
  const look = async (): Promise<void> => {
    const always = hubSettings(store)?.always ?? null;
    if (always === null || hub.running() !== null) return;
    const { address, port, projectName } = always;
    await door.call('hub.start', { address, port, always: true }, { project: projectName });
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_AGAIN_MS).unref();
  return {
    close: async () => {
      clearInterval(timer);
      await hub.stop();
    },
  };
}
