import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Context } from '../../electron/core/actions/context.ts';
import { saveDraft } from '../../electron/core/actions/save-draft.ts';
import { openHome } from '../../electron/core/home/open-home.ts';
import { wrappingKeyOf } from '../../electron/core/store/subjects.ts';
import { tell } from './named-points.ts';

/** On a busy machine the kill may come after the last field. */
const LONGEST_WAIT_MS = 120_000;

/**
 * Waits for a line `HOME PROJECT DRAFT FIELDS`, then opens the home and types a visit field after field, and says each
 * that is kept, until it is killed: one that is done waits for that. Only what keeps a draft is loaded: a thousand of these are started.
 */
tell('ready');
const [line] = (await once(createInterface({ input: process.stdin }), 'line')) as [string];
const [folder = '', projectId = '', draftId = '', fields = '0'] = line.split('\t');
const opened = await openHome(folder, Date.now());
if (!opened.ok) throw new Error(opened.error.message);
const { store, database, device } = opened.value;
const wrappingKey = wrappingKeyOf(database.key);
const context: Pick<Context, 'store' | 'projectId' | 'actorId' | 'deviceId' | 'wrappingKey' | 'now'> = {
  store,
  projectId,
  actorId: randomUUID(),
  deviceId: device.id,
  wrappingKey,
  now: Date.now,
};
const values: Record<string, string> = {};
tell('typing');
for (let field = 0; field < Number(fields); field += 1) {
  values[`field_${field}`] = `answer ${field}`;
  const saved = await saveDraft(context, { draftId, values, unmeasured: {} });
  if (!saved.ok) throw new Error(saved.error.message);
  tell(`kept ${field + 1}`);
}
tell('done');
await new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS));
