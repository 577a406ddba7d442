import { createPublicKey } from 'node:crypto';
import type { TestHome } from '../open-test-home.ts';

/** A laptop whose device has the public half of the key that it signs with, as files of exchange want it. */
export function openSigningHome(home: TestHome): TestHome {
  const privateKey = home.store.value<string>("SELECT value FROM setting WHERE name = 'devicePrivateKey'") ?? '';
  const pem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();
  home.store.transaction((db) => db.run('UPDATE device SET publicKey = :pem', { pem }));
  return home;
}
