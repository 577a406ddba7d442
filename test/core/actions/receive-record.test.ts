import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { receiveRecord } from '../../../electron/core/actions/receive-record.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { insertForm } from '../../../electron/core/store/forms.ts';
import { Form } from '../../../shared/forms/form.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import type { Submission } from '../../../shared/submission.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const DIGEST = 'ab'.repeat(32);
const VERSION = `3-${DIGEST.slice(0, 12)}`;
const NOW_MS = Date.parse('2026-11-23T12:00:00Z');

const ask = (name: string, type: string, more: object = {}): object => ({ kind: 'question', name, type, ...more });

const form = Form.parse({
  formId: 'muac',
  title: 'MUAC',
  version: '3',
  items: [
    ask('ended', 'metadata', { metadata: 'end' }),
    ask('child', 'text', { required: 'true()' }),
    ask('caregiver', 'text'),
    ask('muac_cm', 'decimal', {
      label: { '': 'Arm (cm)' },
      constraint: '. >= 6 and . <= 26',
      constraintMessage: { '': 'From 6 to 26 cm' },
    }),
    ask('visit_id', 'calculate', { calculation: 'uuid()' }),
    ask('day', 'date', { constraint: '. >= today()' }),
    ask('picture', 'image'),
  ],
});

const definition = ProjectDefinition.parse({
  form: { name: 'muac', sections: [] },
  columns: [
    { name: 'child', type: 'text', role: 'subject' },
    { name: 'caregiver', type: 'text', role: 'identifier' },
    { name: 'muac_cm', type: 'number', role: 'input' },
  ],
  rule: { column: 'muac_cm', operator: '<', value: 11.5, answer: 'refer', otherwise: 'well' },
});

function openHome(): TestHome {
  const home = openTestHome({ definition, now: () => NOW_MS });
  const { projectId, actorId, deviceId } = home;
  home.store.transaction((db) =>
    insertForm(db, {
      id: randomUUID(),
      version: 1,
      digest: DIGEST,
      source: 'muac.xlsx',
      createdAtMs: NOW_MS,
      projectId,
      actorId,
      deviceId,
      form,
    }),
  );
  return home;
}

const answers = {
  ended: '2026-11-20T09:00:00.000+03:00',
  child: 'c-7',
  caregiver: 'Grace',
  muac_cm: '11.2',
  visit_id: 'made-on-the-phone',
  day: '2026-11-21',
};

const dataOf = (values: Readonly<Record<string, string>>): Submission['data'] => ({
  name: 'data',
  attributes: {},
  text: '',
  children: Object.entries(values).map(([name, text]) => ({ name, text, attributes: {}, children: [] })),
});

const submission = (more: Partial<Submission> = {}): Submission => ({
  form: { name: 'muac', version: VERSION },
  instanceId: 'uuid:6f1c1c1e-0c5e-4b7e-9d5c-0a4b7b0e6d11',
  sha256: '1'.repeat(64),
  data: dataOf(answers),
  photos: {},
  sender: { name: 'Okello', phone: 'collect:x1' },
  ...more,
});

test('becomes a record of the person at the phone, of the time when it was filled in, judged by the rule', async () => {
  const home = openHome();

  const received = valueOf(await receiveRecord(home, submission()));

  expect(received).toEqual({ recordId: '6f1c1c1e-0c5e-4b7e-9d5c-0a4b7b0e6d11', isNew: true });
  const { records } = valueOf(await listRecords(home, { limit: 10 }));
  expect(records).toMatchObject([
    {
      subjectCode: 'c-7',
      values: { muac_cm: 11.2, caregiver: 'Grace', visit_id: 'made-on-the-phone', day: '2026-11-21' },
      capturedAtMs: Date.parse('2026-11-20T06:00:00Z'),
    },
  ]);
  const shown = valueOf(await showRecord(home, { id: received.recordId }));
  expect(shown.events.map(({ actorName }) => actorName)).toEqual(['Okello (phone)']);
  expect(home.raw.prepare('SELECT decision, shown FROM ruleDecision').all()).toEqual([
    { decision: expect.stringContaining('"answer":"refer"') as string, shown: 0 },
  ]);
  expect(JSON.stringify(home.raw.prepare('SELECT payload FROM outbox').all())).not.toContain('Grace');
});

test('the same again makes no second record, also when both come at once; other answers under the same id are refused', async () => {
  const home = openHome();

  const both = await Promise.all([receiveRecord(home, submission()), receiveRecord(home, submission())]);
  const later = valueOf(await receiveRecord(home, submission()));
  const other = await receiveRecord(home, submission({ sha256: '2'.repeat(64) }));

  expect(both.map((one) => valueOf(one).isNew).toSorted()).toEqual([false, true]);
  expect(later.isNew).toBe(false);
  expect(other).toMatchObject({ ok: false, error: { code: 'submission.otherContent' } });
  expect(valueOf(await listRecords(home, { limit: 10 })).of).toBe(1);
});

test('on a disk that is full it is not taken in, nothing of it stays, and the phone may send it again', async () => {
  const home = openHome();
  home.raw.pragma(`max_page_count = ${Number(home.raw.pragma('page_count', { simple: true }))}`);
  const long = submission({ data: dataOf({ ...answers, visit_id: 'a long story '.repeat(5_000) }) });

  const refused = await receiveRecord(home, long);

  expect(refused).toMatchObject({ ok: false, error: { code: 'home.diskFull' } });
  for (const table of ['record', 'recordEvent', 'outbox']) {
    expect([table, home.store.value(`SELECT count(*) FROM "${table}"`)]).toEqual([table, 0]);
  }

  home.raw.pragma('max_page_count = 1000000');
  expect(valueOf(await receiveRecord(home, long)).isNew).toBe(true);
});

test('a correction of a record that came before is an edit of it', async () => {
  const home = openHome();
  const { recordId } = valueOf(await receiveRecord(home, submission()));

  const corrected = await receiveRecord(
    home,
    submission({
      instanceId: `uuid:${randomUUID()}`,
      correctsInstanceId: submission().instanceId,
      sha256: '3'.repeat(64),
      data: dataOf({ ...answers, muac_cm: '12.2' }),
    }),
  );

  expect(valueOf(corrected)).toEqual({ recordId, isNew: true });
  const { records } = valueOf(await listRecords(home, { limit: 10 }));
  expect(records).toMatchObject([{ id: recordId, values: { muac_cm: 12.2 } }]);
});

test.each([
  ['a broken constraint', { muac_cm: '45' }, '"Arm (cm)" (45): From 6 to 26 cm'],
  ['a needed answer that is not there', { child: '' }, '"child": an answer is needed'],
  [
    'an answer of another type',
    { muac_cm: 'thin' },
    '"Arm (cm)" (thin): the answer is not of the kind that is asked for',
  ],
])('%s is refused with the question, and nothing is stored', async (_, changed, message) => {
  const home = openHome();

  const refused = await receiveRecord(home, submission({ data: dataOf({ ...answers, ...changed }) }));

  expect(refused).toMatchObject({ ok: false, error: { code: 'submission.answersRefused', message } });
  expect(valueOf(await listRecords(home, { limit: 10 })).of).toBe(0);
});

test('a version that this laptop never gave away is refused; a clock in the future is not believed', async () => {
  const home = openHome();

  const other = await receiveRecord(home, submission({ form: { name: 'muac', version: '3-0123456789ab' } }));
  const ahead = { ...answers, ended: '2031-01-01T00:00:00.000Z', day: '2026-12-01' };
  valueOf(await receiveRecord(home, submission({ data: dataOf(ahead) })));

  expect(other).toMatchObject({ ok: false, error: { code: 'submission.formUnknown' } });
  expect(valueOf(await listRecords(home, { limit: 10 })).records[0]?.capturedAtMs).toBe(NOW_MS);
});

test('an answer to what the form does not ask, and a photo that did not come along, are not lost without a word', async () => {
  const home = openHome();

  const unknown = await receiveRecord(home, submission({ data: dataOf({ ...answers, ghost: '1' }) }));
  const without = await receiveRecord(home, submission({ data: dataOf({ ...answers, picture: 'a.jpg' }) }));

  expect(unknown).toMatchObject({ ok: false, error: { code: 'submission.unknownAnswer' } });
  expect(without).toMatchObject({ ok: false, error: { code: 'submission.fileMissing', details: { file: 'a.jpg' } } });
});
