import { join } from 'node:path';
import { handlers } from '../../electron/core/handlers.ts';
import { Door } from '../../electron/core/door.ts';
import { startCore } from '../../electron/core/start.ts';
import { tell } from './named-points.ts';

/** `typist.ts HOME DRAFT FIELDS`: types a visit field after field and says each that is kept, until it is killed. */
const [folder = '', draftId = '', fields = '0'] = process.argv.slice(2);
const engine = { request: () => Promise.reject(new Error('nothing is computed while typing')) };
const core = await startCore({ folder: join(folder), engine });
if (!core.ok) throw new Error(core.error.message);
const door = new Door(core.value.home, handlers);
const values: Record<string, string> = {};
tell('typing');
for (let field = 0; field < Number(fields); field += 1) {
  values[`field_${field}`] = `answer ${field}`;
  const saved = await door.call('draft.save', { draftId, values });
  if (!saved.ok) throw new Error(saved.error.message);
  tell(`kept ${field + 1}`);
}
tell('done');
