import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { showHome } from '../../electron/core/actions/show-home.ts';
import { startCore } from '../../electron/core/start.ts';
import { canEncrypt } from '../../electron/core/store/open-database.ts';
import { openTestEngine } from './open-test-engine.ts';
import { valueOf } from './open-test-home.ts';

test('the home names the file that its key lies in, or none where it is plain', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'fieldloop-')), 'clinic');
  const { home, close } = valueOf(await startCore({ folder, engine: openTestEngine() }));

  const nobody = { projectId: '', actorId: '', signal: new AbortController().signal, progress: () => undefined };
  const { encrypted, keyFile } = valueOf(await showHome({ ...home, ...nobody }, {}));
  await close();

  expect(encrypted).toBe(canEncrypt());
  if (encrypted) expect(statSync(keyFile ?? 'none').size).toBe(32);
  else expect(keyFile).toBeNull();
});
