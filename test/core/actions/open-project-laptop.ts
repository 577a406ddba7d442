import { generateKeyPairSync, randomUUID } from 'node:crypto';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome } from '../open-test-home.ts';

/** A laptop with a key to sign with; laptops of one project share its id. */
export function openProjectLaptop(definition: ProjectDefinition, projectId: string = randomUUID()): TestHome {
  const home = openTestHome({ projectId, definition });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const value = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  home.store.transaction((db) => {
    db.run("INSERT INTO setting (name, value) VALUES ('devicePrivateKey', :value)", { value });
    db.run('UPDATE device SET publicKey = :pem', { pem });
  });
  return home;
}
