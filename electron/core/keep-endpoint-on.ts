import type { HomeContext } from './actions/context.ts';
import type { Door } from './door.ts';
import { type KeptOn, keepOn } from './keep-on.ts';
import { endpointSettings } from './store/endpoint-settings.ts';

/** Starts the endpoint for programs where somebody said "always", again and again while another one has its port. */
export const keepEndpointOn = ({ store, endpoint }: Pick<HomeContext, 'store' | 'endpoint'>, door: Door): KeptOn =>
  keepOn(
    async () => {
      const always = endpointSettings(store)?.always ?? null;
      if (always === null || endpoint.running() !== null) return;
      const { port, projectName, model, keeps } = always;
      const asked = { port, keep: keeps, always: true, ...(model === null ? {} : { model }) };
      await door.call('endpoint.start', asked, { project: projectName });
    },
    () => endpoint.stop(),
  );
