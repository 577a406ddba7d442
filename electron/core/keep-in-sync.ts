import { networkInterfaces } from 'node:os';
import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { syncStatus } from './store/sync-sessions.ts';
import { type BackgroundSync, syncInBackground } from './sync/sync-in-background.ts';

/** Syncs by itself while a window is open, and says how far any contact is; a single command says when. */
export function keepInSync({ link, store }: HomeContext, door: Door): BackgroundSync {
  const background = syncInBackground({
    link,
    status: () => syncStatus(store),
    onChanged: (topics) => door.announce(topics),
    networks: () => JSON.stringify(networkInterfaces()),
    random: Math.random,
    after: (delayMs, work) => {
      const timer = setTimeout(work, delayMs).unref();
      return () => clearTimeout(timer);
    },
  });
  let look: NodeJS.Immediate | undefined;
  // After the reply to whoever changed something: nobody waits for what is counted here.
  const stopHearing = door.onChanged((topics) => {
    if (!topics.includes('sync')) return;
    clearImmediate(look);
    look = setImmediate(background.changed);
  });
  const stopWatching = link.watch(() => door.announce(['sync']));
  return {
    ...background,
    close: () => {
      stopHearing();
      clearImmediate(look);
      stopWatching();
      return background.close();
    },
  };
}
