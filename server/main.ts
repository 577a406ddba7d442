import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createServer } from './create-server.ts';
import { loadIdentity } from './identity.ts';
import { openEmbedded, openPostgres } from './open-storage.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: 'fieldloop-server' },
    port: { type: 'string', default: '8717' },
    host: { type: 'string', default: '127.0.0.1' },
    postgres: { type: 'string' },
  },
});

try {
  await start(values.data);
} catch (cause) {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
}

/** Only what failed and where: a database's error can carry the rows that it was about. */
function report(cause: unknown): void {
  process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
}

/** Says in one line of JSON where it listens, and serves until it is told to stop. */
async function start(folder: string): Promise<void> {
  const storage = values.postgres === undefined ? await openEmbedded(folder) : await openPostgres(values.postgres);
  try {
    const identity = loadIdentity(folder);
    const blobFolder = join(folder, 'blobs');
    const app = createServer({ storage, identity, blobFolder, now: Date.now, report });
    const url = await app.listen({ port: Number(values.port), host: values.host });
    const stop = async (): Promise<void> => {
      await app.close();
      await storage.close();
    };
    process.once('SIGTERM', () => void stop());
    process.once('SIGINT', () => void stop());
    const { serverId, adminToken } = identity;
    const account = { url, serverId, adminToken, identity: join(folder, 'identity.json') };
    process.stdout.write(`${JSON.stringify(account)}\n`);
  } catch (cause) {
    await storage.close();
    throw cause;
  }
}
