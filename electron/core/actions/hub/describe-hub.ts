import type { HubStatus } from '../../../../shared/hub.ts';
import { hubSettings } from '../../store/hub-settings.ts';
import type { Context } from '../context.ts';

/** How the hub is now, with all that a person needs to set up a phone. */
export function describeHub({ store, hub }: Pick<Context, 'store' | 'hub'>): HubStatus {
  const running = hub.running();
  const kept = hubSettings(store);
  const always = kept?.always ?? null;
  return {
    state: running !== null ? 'on' : always === null ? 'off' : 'waiting',
    url: running?.url ?? (always === null ? null : `http://${always.address}:${always.port}`),
    token: kept?.token ?? null,
    always: always !== null,
    projectName: running?.projectName ?? always?.projectName ?? null,
    addresses: [...hub.addresses()],
    received: running?.received ?? 0,
    requests: [...(running?.requests ?? [])],
  };
}
