import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../server/migrate.ts';
import { migrations } from '../../server/migrations.ts';
import type { Storage } from '../../server/storage.ts';
import { openTestStorage } from './open-test-storage.ts';

let storage: Storage;

beforeAll(async () => {
  storage = await openTestStorage();
}, 120_000);

afterAll(() => storage.close());

const versions = () => storage.all('SELECT version FROM "schemaVersion" ORDER BY version');
const allVersions = migrations.map((_, index) => ({ version: index + 1 }));

test('a database from before versions were counted keeps its rows, whoever of two starters migrates it', async () => {
  await storage.all('DROP TABLE "schemaVersion"');
  await storage.all('ALTER TABLE client DROP COLUMN "deviceKey", DROP COLUMN "clockSkewMs"');
  await storage.all(`INSERT INTO client VALUES ('default', 'laptop', 7, 1000)`);
  await Promise.all([migrate(storage), migrate(storage)]);
  expect(await storage.all('SELECT "clientId", "lastMutationId", "deviceKey", "clockSkewMs" FROM client')).toEqual([
    { clientId: 'laptop', lastMutationId: 7, deviceKey: null, clockSkewMs: 0 },
  ]);
  expect(await versions()).toEqual(allVersions);
});

test('a database made by a newer server is refused and left as it is', async () => {
  const newer = migrations.length + 1;
  await storage.all('INSERT INTO "schemaVersion" VALUES ($1)', newer);
  await expect(migrate(storage)).rejects.toThrow(`The database is of version ${newer}, made by a newer server`);
  expect(await versions()).toEqual([...allVersions, { version: newer }]);
});
