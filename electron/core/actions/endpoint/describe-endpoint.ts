import type { EndpointStatus } from '../../../../shared/endpoint.ts';
import { exampleRequest } from '../../../../shared/endpoint-example.ts';
import { newestEndpointRequests } from '../../store/endpoint-requests.ts';
import { endpointSettings } from '../../store/endpoint-settings.ts';
import { resolveModel } from '../../store/models.ts';
import { findProjectNamed } from '../../store/projects.ts';
import type { Context } from '../context.ts';

const REQUESTS_SHOWN = 50;

/** How the endpoint is now, with all that a person needs to call it from a program. */
export function describeEndpoint({ store, endpoint, projectId }: Context): EndpointStatus {
  const running = endpoint.running();
  const kept = endpointSettings(store);
  const always = kept?.always ?? null;
  const chosen = running ?? always;
  const served = chosen === null ? projectId : (findProjectNamed(store, chosen.projectName)?.id ?? projectId);
  const model = resolveModel(store, served, chosen?.model ?? '@champion');
  return {
    state: running !== null ? 'on' : always === null ? 'off' : 'waiting',
    url: running?.url ?? (always === null ? null : `http://127.0.0.1:${always.port}`),
    token: kept?.token ?? null,
    always: always !== null,
    keeps: chosen?.keeps ?? false,
    projectName: chosen?.projectName ?? null,
    model: chosen?.model ?? null,
    modelRef: model?.ref ?? null,
    example: model === null ? null : exampleRequest(model),
    refused: running?.refused ?? 0,
    requests: [...newestEndpointRequests(store, served, REQUESTS_SHOWN)],
  };
}
