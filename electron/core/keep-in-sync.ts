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
  const stopHearing = door.onChanged((topics) => topics.includes('sync') && background.changed());
  const stopWatching = link.watch(() => door.announce(['sync']));
  return {
    ...background,
    close: () => {
      stopHearing();
      stopWatching();
      return background.close();
    },
  };
}
