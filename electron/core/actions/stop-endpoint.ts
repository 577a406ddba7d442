import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { endpointSettings, keepEndpointSettings } from '../store/endpoint-settings.ts';
import type { Context } from './context.ts';
import { auditEndpoint } from './endpoint/audit-endpoint.ts';
import { describeEndpoint } from './endpoint/describe-endpoint.ts';

/** No program is answered any more, after a restart neither. The token stays for the next time. */
export async function stopEndpoint(
  context: Context,
  _input: Parsed<'endpoint.stop'>,
): Promise<Result<Output<'endpoint.stop'>>> {
  const { store, endpoint } = context;
  const url = endpoint.running()?.url ?? null;
  await endpoint.stop();
  store.transaction((db) => {
    const kept = endpointSettings(db);
    if (kept !== null) keepEndpointSettings(db, { ...kept, always: null });
    if (url !== null) auditEndpoint(db, context, 'endpoint.stopped', url);
  });
  return ok(describeEndpoint(context));
}
