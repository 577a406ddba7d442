import { generateKeyPairSync } from 'node:crypto';
import { openTestHome, type TestHome, type TestHomeOptions } from '../open-test-home.ts';

/** A laptop whose device has a key to sign with, and whose public half stands where others look for it. */
export function openLaptop(options: TestHomeOptions = {}): TestHome {
  const home = openTestHome(options);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const value = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  home.store.transaction((db) => {
    db.run("INSERT INTO setting (name, value) VALUES ('devicePrivateKey', :value)", { value });
    db.run('UPDATE device SET publicKey = :pem', { pem });
  });
  return home;
}
