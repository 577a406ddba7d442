import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { hubSettings, keepHubSettings } from '../store/hub-settings.ts';
import type { Context } from './context.ts';
import { describeHub } from './hub/describe-hub.ts';
import { noteHub } from './hub/note-hub.ts';

/** Nobody reaches this laptop any more, after a restart neither. The phones' password stays for the next time. */
export async function stopHub(context: Context, _input: Parsed<'hub.stop'>): Promise<Result<Output<'hub.stop'>>> {
  const { store, hub } = context;
  const { url } = describeHub(context);
  await hub.stop();
  store.transaction((db) => {
    const kept = hubSettings(db);
    if (kept !== null) keepHubSettings(db, { ...kept, always: null });
    if (url !== null) noteHub(db, context, 'hub.stopped', url);
  });
  return ok(describeHub(context));
}
