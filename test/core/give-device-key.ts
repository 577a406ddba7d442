import { generateKeyPairSync } from 'node:crypto';
import type { TestHome } from './open-test-home.ts';

/** Gives a test's laptop the key that it signs with, such as an override of a gate. */
export function giveDeviceKey(home: TestHome): TestHome {
  const { privateKey } = generateKeyPairSync('ed25519');
  const value = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  home.store.transaction((db) => {
    db.run("INSERT INTO setting (name, value) VALUES ('devicePrivateKey', :value)", { value });
  });
  return home;
}
