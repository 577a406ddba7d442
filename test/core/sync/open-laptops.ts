import { randomUUID } from 'node:crypto';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { newDevice } from '../../server/test-server.ts';
import { openTestHome, type TestHome } from '../open-test-home.ts';

/** Two laptops of one project that know the server at `url`. */
export function openLaptopsOf(url: string, definition?: ProjectDefinition): readonly [TestHome, TestHome] {
  const projectId = randomUUID();
  const open = (): TestHome => {
    const home = openTestHome({ projectId, ...(definition === undefined ? {} : { definition }) });
    home.store.transaction((db) => {
      const insert = 'INSERT INTO setting (name, value) VALUES (:name, :value)';
      db.run(insert, { name: 'devicePrivateKey', value: newDevice().devicePrivateKey });
      db.run(insert, { name: 'serverUrl', value: url });
    });
    return home;
  };
  return [open(), open()];
}
