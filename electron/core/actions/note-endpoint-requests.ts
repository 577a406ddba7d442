import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { keepEndpointRequests } from '../store/endpoint-requests.ts';
import type { Context } from './context.ts';

/** Adds to the log of the endpoint's requests, which goes back 30 days and 10,000 requests. */
export async function noteEndpointRequests(
  { store, projectId, now }: Context,
  { requests }: Parsed<'endpoint.note'>,
): Promise<Result<Output<'endpoint.note'>>> {
  store.transaction((db) => keepEndpointRequests(db, projectId, requests, now()));
  return ok({});
}
