import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
  randomUUID,
  sign,
  type KeyObject,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Stored = z.object({ serverId: z.string(), privateKey: z.string(), adminToken: z.string() });

export type Identity = {
  readonly serverId: string;
  /** SPKI DER in base64. */
  readonly publicKey: string;
  readonly adminToken: string;
  /** What its challenges are made with: derived from the private key, so that it outlives a restart. */
  readonly challengeKey: Buffer;
  /** Ed25519, in base64. */
  readonly sign: (text: string) => string;
};

/** Reads who this server is from its data folder, or makes it once: an id, an Ed25519 key pair and an admin token. */
export function loadIdentity(folder: string): Identity {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'identity.json');
  if (!existsSync(path)) writeIdentity(path);
  const stored = Stored.parse(JSON.parse(readFileSync(path, 'utf8')));
  const privateKey: KeyObject = createPrivateKey(stored.privateKey);
  return {
    serverId: stored.serverId,
    adminToken: stored.adminToken,
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    challengeKey: Buffer.from(hkdfSync('sha256', stored.privateKey, '', 'fieldloop challenge', 32)),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  };
}

function writeIdentity(path: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const stored: z.infer<typeof Stored> = {
    serverId: randomUUID(),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    adminToken: randomBytes(24).toString('base64url'),
  };
  const part = `${path}.${randomUUID()}.part`;
  writeFileSync(part, JSON.stringify(stored), { mode: 0o600, flush: true });
  try {
    linkSync(part, path); // unlike a rename, it never replaces what a server started at the same instant has made
  } catch (cause) {
    if (!existsSync(path)) throw cause;
  } finally {
    rmSync(part);
  }
}
