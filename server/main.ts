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
const folder = values.data;
const identity = loadIdentity(folder);
const storage = values.postgres === undefined ? await openEmbedded(folder) : await openPostgres(values.postgres);
const app = createServer({ storage, identity, now: Date.now, report: (cause) => console.error(cause) });
const url = await app.listen({ port: Number(values.port), host: values.host });
process.stdout.write(
  `${JSON.stringify({ url, serverId: identity.serverId, adminToken: identity.adminToken, identity: join(folder, 'identity.json') })}\n`,
);

const stop = async (): Promise<void> => {
  await app.close();
  await storage.close();
};
process.once('SIGTERM', () => void stop());
process.once('SIGINT', () => void stop());
