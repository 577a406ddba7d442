import { createHash, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { verifyAuditLog } from '../../../electron/core/actions/verify-audit.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { subjectKey } from '../../../electron/core/store/subjects.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const definition = ProjectDefinition.parse({
  columns: [{ name: 'phone', type: 'text', role: 'identifier' }],
  form: {
    sections: [
      {
        name: 'child',
        fields: [
          { name: 'guardian', type: 'category', role: 'identifier' },
          { name: 'x', type: 'number' },
        ],
      },
    ],
  },
});

/** A home whose subject keys are wrapped, as those of an encrypted home are. */
const openNamingHome = (): TestHome => ({ ...openTestHome({ definition }), wrappingKey: randomBytes(32) });

const visit = { guardian: 'Grace Okello', phone: '0772 555 019', x: 2 };
const addVisit = (home: TestHome, more: { recordId?: string; subjectCode?: string } = { subjectCode: 'C-1' }) =>
  addRecord(home, calls['record.add'].input.parse({ values: visit, ...more }));
const listed = async (home: TestHome) => valueOf(await listRecords(home, { limit: 10 })).records;

/** Everything that a home has stored, as the text of each row of each table. */
function everythingIn({ store }: TestHome): string {
  const tables = store.all("SELECT name FROM sqlite_schema WHERE type = 'table'").map((row) => String(row['name']));
  const cells = tables.flatMap((table) => store.all(`SELECT * FROM "${table}"`).flatMap((row) => Object.values(row)));
  return cells.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : cell)).join('\n');
}

test('seals what names a person, shows it again on this laptop, and stores it nowhere in the open', async () => {
  const home = openNamingHome();
  await deployModel(home, 0.5);

  const { recordId } = valueOf(await addVisit(home));

  expect(await listed(home)).toMatchObject([{ id: recordId, subjectCode: 'C-1', values: visit }]);
  expect(everythingIn(home)).not.toMatch(/Grace|0772/);
  expect(JSON.parse(String(home.store.value('SELECT "values" FROM recordEvent')))).toEqual({ x: 2 });
});

test('queues the sealed form for the server, without the key', async () => {
  const home = openNamingHome();

  valueOf(await addVisit(home));

  const payload = JSON.parse(home.store.value<string>('SELECT payload FROM outbox') ?? '{}') as { sealed: string };
  const sealed = home.store.value<Uint8Array>('SELECT sealed FROM recordEvent') ?? new Uint8Array();
  expect(payload).toMatchObject({ values: { x: 2 }, sealed: Buffer.from(sealed).toString('base64') });
  const subjectId = home.store.value<string>('SELECT id FROM subject') ?? '';
  const key = Buffer.from(subjectKey(home.store, subjectId, home.wrappingKey) ?? []);
  expect(key).toHaveLength(32);
  expect(everythingIn(home)).not.toContain(key.toString('latin1'));
});

test('without the key of the person the values are gone, while every digest and the list of records hold', async () => {
  const home = openNamingHome();
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, 'guardian,x\nGrace Okello,1\n');
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits' })));
  valueOf(await addVisit(home));
  valueOf(await addVisit(home, { subjectCode: 'C-2' }));

  home.store.transaction((db) =>
    db.run(`DELETE FROM subjectKey WHERE subjectId = (SELECT id FROM subject WHERE code = 'C-1')`),
  );

  expect((await listed(home)).map(({ subjectCode, values }) => [subjectCode, values])).toEqual([
    ['C-2', visit],
    ['C-1', { x: 2 }],
  ]);
  expect(valueOf(await verifyAuditLog(home, {}))).toMatchObject({ ok: true, entries: 3 });
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true });
  for (const row of home.store.all('SELECT payload, payloadHash FROM outbox')) {
    expect(createHash('sha256').update(String(row['payload'])).digest('hex')).toBe(row['payloadHash']);
  }
});

test('an edit seals anew, and what was sealed for one event does not open in the place of another', async () => {
  const home = openNamingHome();
  const { recordId } = valueOf(await addVisit(home));
  valueOf(await addVisit(home, { recordId }));
  expect(await listed(home)).toMatchObject([{ id: recordId, values: visit }]);

  home.raw.exec(`UPDATE recordEvent SET sealed = (SELECT sealed FROM recordEvent WHERE baseEventId IS NULL)
                 WHERE baseEventId IS NOT NULL`);

  expect((await listed(home))[0]?.values).toEqual({ x: 2 });
});

test('saves nothing of a name that belongs to nobody, or to somebody whose key is gone', async () => {
  const home = openNamingHome();
  expect(await addVisit(home, {})).toMatchObject({ ok: false, error: { code: 'record.subjectNeeded' } });
  valueOf(await addVisit(home));
  home.store.transaction((db) => db.run('DELETE FROM subjectKey'));

  expect(await addVisit(home)).toMatchObject({ ok: false, error: { code: 'record.subjectErased' } });

  expect(home.store.value('SELECT count(*) FROM recordEvent')).toBe(1);
  expect(home.store.value('SELECT count(*) FROM subjectKey')).toBe(0);
});

test('a record that was nobody’s can be given its person, and a name, by an edit', async () => {
  const home = openNamingHome();
  const { recordId } = valueOf(
    await addRecord(home, calls['record.add'].input.parse({ values: { ...visit, guardian: null, phone: '' } })),
  );

  valueOf(await addVisit(home, { recordId, subjectCode: 'C-1' }));

  expect(await listed(home)).toMatchObject([{ id: recordId, subjectCode: 'C-1', values: visit }]);
});

test('a plain home keeps the keys as they are', async () => {
  const home = openTestHome({ definition });

  valueOf(await addVisit(home));

  expect(home.store.value('SELECT length(key) FROM subjectKey')).toBe(32);
  expect(await listed(home)).toMatchObject([{ values: visit }]);
});

test('an import leaves out the columns that name people, also when rows are appended, and says so', async () => {
  const home = openNamingHome();
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, 'x,guardian,mother,state\n1,Grace Okello,Mary A.,well\n2,Grace Okello,Ruth B.,sick\n');
  const input = (more: object) => calls['dataset.import'].input.parse({ path, dataset: 'visits', ...more });

  const first = valueOf(await importDataset(home, input({ roles: { mother: 'identifier', state: 'label' } })));
  const second = valueOf(await importDataset(home, input({ append: true })));

  expect(first.columns.map(({ name, role }) => [name, role])).toEqual([
    ['x', undefined],
    ['state', 'label'],
  ]);
  expect([first.source.leftOut, second.source.leftOut]).toEqual([
    ['guardian', 'mother'],
    ['guardian', 'mother'],
  ]);
  expect([second.rows, second.columns.length]).toEqual([4, 2]);
  expect(everythingIn(home)).not.toMatch(/Grace|Mary|Ruth/);
});

test('refuses a file of which nothing may be stored, and a role for a column that is not there', async () => {
  const home = openNamingHome();
  const path = join(home.folder, 'names.csv');
  writeFileSync(path, 'guardian\nGrace Okello\n');
  const input = (roles: object) => calls['dataset.import'].input.parse({ path, dataset: 'names', roles });

  expect(await importDataset(home, input({}))).toMatchObject({ error: { code: 'csv.onlyIdentifiers' } });
  writeFileSync(path, 'x\n1\n');
  expect(await importDataset(home, input({ gardian: 'identifier' }))).toMatchObject({
    error: { code: 'dataset.columnUnknown' },
  });
  expect(home.store.all('SELECT sha256 FROM chunk')).toEqual([]);
});
