import type { HomeContext } from '../../electron/core/actions/context.ts';
import { verifyAudit } from '../../electron/core/readers/verify-audit.ts';
import { OLD_VISIT } from './old-home.ts';

/** Each noun's own rows, under the kinds of change that tell the server of them: one row, one change. */
const idsByChange: Readonly<Record<string, string>> = {
  'record.added': `SELECT id FROM record WHERE id <> '${OLD_VISIT}'`,
  'prediction.made': 'SELECT id FROM prediction',
  'label.added': 'SELECT id FROM label',
  'dataset.imported': 'SELECT id FROM datasetVersion',
  'model.trained': 'SELECT id FROM modelVersion',
  'model.promoted': "SELECT id FROM aliasMove WHERE kind = 'promotion'",
  'window.scored': 'SELECT id FROM predictionWindow',
  'run.finished': "SELECT id FROM run WHERE status = 'finished'",
  'run.failed': "SELECT id FROM run WHERE status = 'failed'",
};

/** What is wrong with a home after it was opened again: nothing may be half there, lost, or there twice. */
export async function checkHome(home: HomeContext, acknowledged: readonly string[]): Promise<readonly string[]> {
  const { store } = home;
  const problems: string[] = [];
  const expectNone = (what: string, rows: readonly unknown[]): void => {
    if (rows.length > 0) problems.push(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
  };
  if (store.value('PRAGMA integrity_check') !== 'ok') problems.push('the database is damaged');
  expectNone('a reference to nothing', store.all('PRAGMA foreign_key_check'));
  const audit = await verifyAudit(store, { signal: new AbortController().signal, onProgress: () => undefined });
  expectNone('a broken audit chain', audit.ok ? audit.value.damaged : [audit.error]);
  expectNone('a run that nobody runs', store.all("SELECT id FROM run WHERE status = 'running'"));
  expectNone('a lease that nobody holds', store.all('SELECT id FROM lease'));
  expectNone('a chunk of nothing', store.all(UNNAMED_CHUNKS));
  for (const [kind, ids] of Object.entries(idsByChange)) expectNone(`${kind} does not match`, changes(home, kind, ids));
  const known = new Set(store.all('SELECT entityId FROM outbox').map((row) => row['entityId']));
  expectNone(
    'acknowledged and lost',
    acknowledged.filter((id) => !known.has(id)),
  );
  for (const { sha256 } of store.all('SELECT DISTINCT sha256 FROM modelVersion') as readonly { sha256: string }[]) {
    if (!(await home.blobs.read(sha256)).ok) problems.push(`the model file ${sha256} cannot be read`);
  }
  return problems;
}

const UNNAMED_CHUNKS = `SELECT sha256 FROM chunk WHERE sha256 NOT IN (SELECT sha256 FROM versionChunk)
  AND sha256 NOT IN (SELECT sha256 FROM windowChunk)`;

/** Rows without their change, and changes without their row or more than once; what others brought has no change here. */
function changes({ store }: HomeContext, kind: string, ids: string): readonly unknown[] {
  return store.all(
    `SELECT id, (SELECT count(*) FROM outbox WHERE kind = '${kind}' AND entityId = own.id) AS changes FROM (${ids}) AS own
     WHERE changes <> 1 AND NOT EXISTS (SELECT 1 FROM remoteChange WHERE instr(payload, own.id) > 0)
     UNION ALL SELECT entityId, -1 FROM outbox WHERE kind = '${kind}' AND entityId NOT IN (${ids})`,
  );
}
