import { openEmbedded } from '../../server/open-storage.ts';

/** What a laptop says that it has sent, and what its person was told is kept. */
export type Sent = { readonly opUuids: readonly string[]; readonly acknowledged: readonly string[] };

/** What is wrong in the server's own database, read once no server runs over it: each operation is there exactly once. */
export async function checkServer(folder: string, sent: readonly Sent[]): Promise<readonly string[]> {
  const storage = await openEmbedded(folder);
  try {
    const operations = await storage.all('SELECT "opUuid", kind, "entityId" FROM operation');
    const gaps = await storage.all(
      'SELECT "clientId" FROM mutation GROUP BY "clientId" HAVING count(*) <> max("mutationId") OR min("mutationId") <> 1',
    );
    const refused = await storage.all('SELECT reason FROM quarantine');
    const times = new Map<string, number>();
    for (const { opUuid } of operations) times.set(String(opUuid), (times.get(String(opUuid)) ?? 0) + 1);
    const effects = operations
      .filter(({ kind }) => kind !== 'record.edited')
      .map((row) => `${row['kind']} ${row['entityId']}`);
    const entities = new Set(operations.map(({ entityId }) => String(entityId)));
    return [
      ...sent.flatMap(({ opUuids }) =>
        opUuids.filter((id) => times.get(id) !== 1).map((id) => `not there once: ${id}`),
      ),
      ...sent.flatMap(({ acknowledged }) => acknowledged.filter((id) => !entities.has(id)).map((id) => `lost: ${id}`)),
      ...(new Set(effects).size === effects.length ? [] : ['an effect is there twice']),
      ...gaps.map(({ clientId }) => `the stream of ${String(clientId)} has a gap`),
      ...refused.map(({ reason }) => `quarantined: ${String(reason)}`),
    ];
  } finally {
    await storage.close();
  }
}
