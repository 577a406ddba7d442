import { randomBytes } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { loadModel } from '../engine/load-model.ts';
import { endpointSettings, keepEndpointSettings } from '../store/endpoint-settings.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { describeEndpoint } from './endpoint/describe-endpoint.ts';
import { auditEndpoint } from './endpoint/audit-endpoint.ts';
import { resolveModel } from '../store/models.ts';
import { findModel } from './models/find-model.ts';

/** 256 bits: no guessing, however fast. */
const TOKEN_BYTES = 32;

/**
 * Lets programs on this laptop ask the project's models over HTTP. Fails as `findModel` does where one was named, and
 * with `endpoint.portTaken`.
 */
export async function startEndpoint(
  context: Context,
  input: Parsed<'endpoint.start'>,
): Promise<Result<Output<'endpoint.start'>>> {
  const { store, endpoint, projectId } = context;
  const { port, keep: keeps, model = null } = input;
  const { name: projectName } = requireProject(store, projectId);
  const named = model === null ? null : findModel(store, projectId, model);
  if (named !== null && !named.ok) return named;
  const token =
    (input.newToken ? undefined : endpointSettings(store)?.token) ?? randomBytes(TOKEN_BYTES).toString('base64url');
  const started = await endpoint.start({ port, token, projectName, model, keeps });
  if (!started.ok) return started;
  store.transaction((db) => {
    keepEndpointSettings(db, { token, always: input.always ? { port, projectName, model, keeps } : null });
    auditEndpoint(db, context, 'endpoint.started', `http://127.0.0.1:${port}`);
  });
  warm(context, model ?? '@champion');
  return ok(describeEndpoint(context));
}

/** Has compute open what will be asked first, so that the first program waits no longer than the next. */
function warm(context: Context, ref: string): void {
  const model = resolveModel(context.store, context.projectId, ref);
  if (model === null || model.recall !== null || context.stopped.find(model.sha256) !== null) return;
  // Whoever asks hears why it cannot be opened; nobody waits for it here, nor does the call's end call it off.
  void loadModel(context, model, {});
}
