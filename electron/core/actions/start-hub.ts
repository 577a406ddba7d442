import { randomInt } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { HubAddress } from '../../../shared/hub.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { hubSettings, keepHubSettings } from '../store/hub-settings.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { describeHub } from './hub/describe-hub.ts';
import { noteHub } from './hub/note-hub.ts';

/**
 * Lets phones fetch the project's forms and send records at one of this laptop's addresses. Fails with
 * `hub.chooseAddress`, `hub.notOwnAddress`, `hub.portTaken` and `hub.noForm`.
 */
export async function startHub(context: Context, input: Parsed<'hub.start'>): Promise<Result<Output<'hub.start'>>> {
  const { store, hub, projectId } = context;
  const { address, port } = input;
  if (address === undefined) return refuseChoice(hub.addresses());
  const { name: projectName, definition } = requireProject(store, projectId);
  if (definition.form.name === undefined) return refuseNoForm(projectName);
  const token = (input.newToken ? undefined : hubSettings(store)?.token) ?? makeToken();
  const started = await hub.start({ address, port, token, projectName });
  if (!started.ok) return started;
  store.transaction((db) => {
    keepHubSettings(db, { token, always: input.always ? { address, port, projectName } : null });
    noteHub(db, context, 'hub.started', `http://${address}:${port}`);
  });
  return ok(describeHub(context));
}

/** Without letters and digits that look alike; people type it on phones. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** 59 bits, in groups that can be read out. */
const makeToken = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  );

function refuseChoice(addresses: readonly HubAddress[]): Result<never> {
  const written = addresses.map(({ network, address }) => `${address} (${network})`).join(', ');
  return fail(
    'hub.chooseAddress',
    'It was not said at which of its addresses phones may reach this laptop.',
    `It has these now: ${written}. Choose the one of the network that the phones are in.`,
    { addresses },
  );
}

const refuseNoForm = (project: string): Result<never> =>
  fail(
    'hub.noForm',
    `The project "${project}" uses no form that phones can fetch.`,
    'Import an XLSForm and take it into use.',
  );
