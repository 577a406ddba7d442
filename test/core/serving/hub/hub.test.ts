import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Door } from '../../../../electron/core/door.ts';
import { handlers } from '../../../../electron/core/handlers.ts';
import { Hub } from '../../../../electron/core/serving/hub/hub.ts';
import { phoneSubjectQuestion, PRACTICE_FORM_FILE } from '../../../../scripts/practice/practice-form.ts';
import { writeXlsForm } from '../../../../scripts/practice/write-xls-form.ts';
import type { CallName, Input, Output } from '../../../../shared/calls.ts';
import { ProjectDefinition } from '../../../../shared/project.ts';
import type { Result } from '../../../../shared/result.ts';
import { openInOracle } from '../../../shared/forms/xform/fill-in-oracle.ts';
import { freePort } from '../../../free-port.ts';
import { encodePng } from '../../files/images/tiny-images.ts';
import { openTestHome, valueOf } from '../../open-test-home.ts';
import { Phone } from './phone.ts';

const practiceForm = fileURLToPath(new URL(`../../../../resources/practice/${PRACTICE_FORM_FILE}`, import.meta.url));
const address = '127.0.0.1';

type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;

/** A home with its door and a hub that leads to it. */
function openHub(definition: ProjectDefinition): { readonly ask: Ask; readonly hub: Hub; readonly folder: string } {
  const hub = new Hub(Date.now);
  const home = openTestHome({ definition });
  const door = new Door({ ...home, hub }, handlers);
  hub.openTo(door);
  const ask: Ask = async (name, input) => (await door.call(name, input)) as never; // typed by the contract
  return { ask, hub, folder: home.folder };
}

async function useForm(asking: Ask, path: string): Promise<void> {
  const { form } = valueOf(await asking('form.import', { path }));
  valueOf(await asking('form.use', { name: form.name }));
}

const { ask, hub, folder } = openHub(
  ProjectDefinition.parse({
    columns: [{ name: 'subject', type: 'text', role: 'subject' }],
    subjectQuestion: phoneSubjectQuestion,
  }),
);
let base = '';
let token = '';
let phone: Phone;

beforeAll(async () => {
  await useForm(ask, practiceForm);
  const crops = join(folder, 'crops.xlsx');
  await writeXlsForm(crops, {
    survey: [
      { type: 'select_one_from_file kinds.csv', name: 'kind', label: 'Kind' },
      { type: 'image', name: 'leaf', label: 'Leaf' },
    ],
    settings: [{ form_id: 'crops', form_title: 'Crops & <leaves>', version: 2 }],
  });
  writeFileSync(join(folder, 'kinds.csv'), 'name,label\nm,"Maize, white"\n');
  valueOf(await ask('form.import', { path: crops }));
  const port = await freePort();
  const status = valueOf(await ask('hub.start', { address, port }));
  base = status.url ?? '';
  token = status.token ?? '';
  phone = new Phone(base, 'Okello', token);
  await fillInPracticeForm({}); // the engine takes seconds to load
});
afterAll(() => hub.stop());

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const textOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text ?? '');
const newest = async () => valueOf(await ask('record.list', { limit: 1 }));

/** The list while another form is in use; what was sent of it before stays to be sent. */
async function listCrops(): Promise<string> {
  valueOf(await ask('form.use', { name: 'crops' }));
  return (await phone.get('/formList')).text();
}

/** The practice form, fetched from the hub and filled in with ODK's own engine. */
async function fillInPracticeForm(answers: Readonly<Record<string, string>>): Promise<string> {
  const list = await (await phone.get('/formList')).text();
  const at = textOf(list, 'formID').indexOf('child_screening_practice');
  const xml = await (await phone.get(textOf(list, 'downloadUrl')[at]!)).text();
  const form = await openInOracle(xml, await fetchFiles(textOf(list, 'manifestUrl')[0]));
  for (const [path, text] of Object.entries(answers)) form.answer(`/data/${path}`, text);
  return form.submission();
}

/** What lies beside a form, by name. */
async function fetchFiles(manifestUrl: string | undefined): Promise<Readonly<Record<string, string>>> {
  const manifest = await (await phone.get(manifestUrl!)).text();
  const urls = textOf(manifest, 'downloadUrl');
  const texts = await Promise.all(urls.map(async (url) => (await phone.get(url)).text()));
  return Object.fromEntries(textOf(manifest, 'filename').map((name, at) => [name, texts[at] ?? '']));
}

const child = { 'child/site': 'Busiu', 'child/age_months': '14', 'child/sex': 'female', 'signs/oedema': 'no' };

describe('forms', () => {
  test('are listed as OpenRosa has it, with the MD5 of what is fetched at their addresses', async () => {
    const response = await phone.get('/formList?deviceID=collect%3Ax1');
    const list = await response.text();

    expect(response.headers.get('x-openrosa-version')).toBe('1.0');
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    expect(list).toContain('<xforms xmlns="http://openrosa.org/xforms/xformsList">');
    expect(textOf(list, 'formID')).toEqual(['child_screening_practice']);
    for (const [index, url] of textOf(list, 'downloadUrl').entries()) {
      const xml = await (await phone.get(url)).text();
      expect(textOf(list, 'hash')[index]).toBe(`md5:${md5(xml)}`);
      expect(xml).toContain(`version="${textOf(list, 'version')[index]}"`);
    }
    expect(textOf(await (await phone.get('/formList?formID=crops')).text(), 'formID')).toEqual([]);
  });

  test('say in a manifest which files lie beside them', async () => {
    const list = await listCrops();
    const [manifestUrl, ...others] = textOf(list, 'manifestUrl');
    const manifest = await (await phone.get(manifestUrl!)).text();
    const file = await (await phone.get(textOf(manifest, 'downloadUrl')[0]!)).text();

    expect(list).toContain('<name>Crops &amp; &lt;leaves&gt;</name>');
    expect(others).toEqual([]);
    expect(textOf(manifest, 'filename')).toEqual(['kinds.csv']);
    expect(file).toBe('name,label\r\nm,"Maize, white"\r\n');
    expect(textOf(manifest, 'hash')).toEqual([`md5:${md5(file)}`]);
  });
});

afterEach(async () => void valueOf(await ask('form.use', { name: 'child_screening_practice' })));

describe('records', () => {
  test('HEAD says where and how much; what ODK’s engine filled in becomes a record of that person', async () => {
    const head = await phone.request('HEAD', '/submission');
    const xml = await fillInPracticeForm({ ...child, 'measurements/weight_kg': '9.1', 'measurements/height_cm': '75' });
    const sent = await phone.submit(xml);

    expect(head.status).toBe(204);
    expect(head.headers.get('location')).toBe(`${base}/submission`);
    expect(Number(head.headers.get('x-openrosa-accept-content-length'))).toBeGreaterThan(10_000_000);
    expect(sent.status).toBe(201);
    expect(await sent.text()).toContain(
      '<OpenRosaResponse xmlns="http://openrosa.org/http/response"><message nature="submit_success">',
    );
    const { records } = await newest();
    const [record] = records;
    expect(record?.id).toBe(/uuid:([0-9a-f-]+)/.exec(xml)?.[1]);
    expect(record?.values).toMatchObject({ site: 'Busiu', age_months: 14, weight_kg: 9.1, weight_per_height: 12.13 });
    const { events } = valueOf(await ask('record.show', { id: record!.id }));
    expect(events.map(({ actorName }) => actorName)).toEqual(['Okello (phone)']);
  });

  test('the phone asks for the code on the card, and the record is about that child', async () => {
    const xml = await fillInPracticeForm({ ...child, subject: 'NAK-4851' });

    expect((await phone.submit(xml)).status).toBe(201);
    const [record] = (await newest()).records;
    expect(record).toMatchObject({
      subjectCode: 'NAK-4851',
      values: expect.not.objectContaining({ subject: 'NAK-4851' }),
    });
    const list = await (await phone.get('/formList')).text();
    const form = await (await phone.get(textOf(list, 'downloadUrl')[0]!)).text();
    expect(form).toContain('الرمز المكتوب على بطاقة الطفل');
  });

  test('the same again is 201 without a second record, other content under the id is 409', async () => {
    const xml = await fillInPracticeForm(child);
    const first = await phone.submit(xml);
    const { of } = await newest();
    const again = await phone.submit(xml);
    const other = await phone.submit(xml.replace('<age_months>14', '<age_months>15'));

    expect([first.status, again.status, other.status]).toEqual([201, 201, 409]);
    expect(await other.text()).toContain('with other answers');
    expect((await newest()).of).toBe(of);
  });

  test('what the form does not allow is refused in its words, and so is a form that is not from here', async () => {
    const xml = await fillInPracticeForm({ ...child, 'child/age_months': '61' });
    const { of } = await newest();
    const refused = await phone.submit(xml);
    const foreign = await phone.submit(xml.replace(/version="[^"]*"/, 'version="7"'));

    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('"Age (months)" (61): From 6 to 59 months');
    expect(foreign.status).toBe(404);
    expect((await newest()).of).toBe(of);
  });

  test.each([
    [
      'a document type with entities that grow',
      '<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><data id="x">&b;</data>',
    ],
    ['an entity that names a file', '<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/hostname">]><data id="x">&f;</data>'],
    ['more depth than a form has', `<data id="x">${'<a>'.repeat(100)}${'</a>'.repeat(100)}</data>`],
    ['a text that does not end', '<data id="x"><meta>'],
    ['no XML', 'GIF89a'],
    ['nothing', ''],
  ])('%s is refused as no record', async (_, xml) => {
    const response = await phone.submit(xml);

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('nature="submit_error">What was sent is no record of a form');
  });

  test('a record without an id, an encrypted one, and one in no parts are refused with the reason', async () => {
    const noId = await phone.submit('<data id="x" version="1"><meta/></data>');
    const encrypted = await phone.submit('<data id="x" version="1" encrypted="yes"><meta/></data>');
    const plain = await fetch(`${base}/submission`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`Okello:${token}`)}`, 'content-type': 'text/plain' },
      body: 'x',
    });

    expect(await noId.text()).toContain('no instanceID');
    expect(await encrypted.text()).toContain('encrypted');
    expect(plain.status).toBe(400);
  });

  test('photos are kept with the record that names them, also where it comes in several requests', async () => {
    const version = textOf(await listCrops(), 'version')[0]!;
    const record = (id: string): string =>
      `<data id="crops" version="${version}"><kind>m</kind><leaf>leaf.png</leaf><meta><instanceID>${id}</instanceID></meta></data>`;
    const photo = new Uint8Array(encodePng(3, 2, new Uint8Array(6)));

    const without = await phone.submit(record('uuid:a'));
    const noPhoto = await phone.submit(record('uuid:a'), { 'leaf.png': new Uint8Array(100) });
    const whole = await phone.submit(record('uuid:a'), { 'leaf.png': photo, 'unasked.png': new Uint8Array(3) });
    const part = await phone.submit(record('uuid:b'), { 'leaf.png': photo }, true);
    const { of } = await newest();
    const rest = await phone.submit(record('uuid:b'));

    expect([without, noPhoto, whole, part, rest].map(({ status }) => status)).toEqual([400, 400, 201, 201, 201]);
    expect(await without.text()).toContain('The photo leaf.png did not come with the record.');
    const { records, of: now } = await newest();
    expect(now).toBe(of + 1);
    const shown = await ask('photo.show', { sha256: String(records[0]?.values['leaf']), size: 'whole' });
    expect(valueOf(shown).photo).toMatchObject({ mediaType: 'image/png', width: 3, height: 2, isHere: true });
  });

  test('a record larger than 4 MB without its files is too large', async () => {
    const response = await phone.submit(`<data id="x">${'x'.repeat(4 * 2 ** 20)}</data>`);
    expect(response.status).toBe(413);
  });
});

describe('the password', () => {
  test.each(['/formList', '/submission', '/forms/x/form.xml', '/nothing'])('is asked for at %s', async (path) => {
    const response = await fetch(`${base}${path}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(
      /^Digest realm="Fieldloop", qop="auth", algorithm=MD5, nonce="/,
    );
  });

  test('another is refused, in both schemes; the right one is taken in both', async () => {
    const basic = (password: string) =>
      fetch(`${base}/formList`, { headers: { authorization: `Basic ${btoa(`A:${password}`)}` } });

    expect((await new Phone(base, 'Okello', 'wrong').get('/formList')).status).toBe(401);
    expect((await basic('wrong')).status).toBe(401);
    expect((await basic(token)).status).toBe(200);
    expect((await phone.get('/formList')).status).toBe(200);
  });

  test('what was overheard opens nothing: neither twice, nor for another address', async () => {
    await phone.get('/formList');
    const overheard = phone.authorization('GET', '/formList');
    const copy = (path: string) => fetch(`${base}${path}`, { headers: { authorization: overheard } });

    expect((await copy('/formList')).status).toBe(200);
    const again = await copy('/formList');
    expect(again.status).toBe(401);
    expect(again.headers.get('www-authenticate')).toContain('stale=true');
    expect((await copy('/submission')).status).toBe(401);
  });
});

describe('the switch', () => {
  test('says what was asked, by whom and what became of it, the newest first', async () => {
    await phone.get('/formList');
    const { requests, state, url } = valueOf(await ask('hub.status', {}));

    expect({ state, url }).toEqual({ state: 'on', url: base });
    expect(requests[0]).toMatchObject({
      user: 'Okello',
      from: address,
      what: 'GET /formList',
      status: 200,
      said: 'child_screening_practice',
    });
  });

  test('opens no address that was not chosen: none, all of them, or one of another machine', async () => {
    const off = openHub(ProjectDefinition.parse({}));
    await useForm(off.ask, practiceForm);

    for (const [chosen, code] of [
      [undefined, 'hub.chooseAddress'],
      ['0.0.0.0', 'hub.notOwnAddress'],
      ['203.0.113.9', 'hub.notOwnAddress'],
    ] as const) {
      const started = await off.ask('hub.start', chosen === undefined ? {} : { address: chosen });
      expect(started).toMatchObject({ ok: false, error: { code } });
    }
    expect(valueOf(await off.ask('hub.status', {}))).toMatchObject({ state: 'off', token: null });
  });

  test('a port that is taken and a project without forms are said; off is off, and the password stays', async () => {
    const other = openHub(ProjectDefinition.parse({}));
    const port = await freePort();
    expect(await other.ask('hub.start', { address, port })).toMatchObject({ ok: false, error: { code: 'hub.noForm' } });
    await useForm(other.ask, practiceForm);
    const taken = await other.ask('hub.start', { address, port: Number(new URL(base).port) });
    expect(taken).toMatchObject({ ok: false, error: { code: 'hub.portTaken' } });

    const first = valueOf(await other.ask('hub.start', { address, port, always: true }));
    await other.hub.stop();
    const waiting = valueOf(await other.ask('hub.status', {}));
    const off = valueOf(await other.ask('hub.stop', {}));
    const second = valueOf(await other.ask('hub.start', { address, port }));
    const third = valueOf(await other.ask('hub.start', { address, port, newToken: true }));
    await other.hub.stop();

    expect([waiting.state, off.state, off.always, second.always]).toEqual(['waiting', 'off', false, false]);
    expect(second.token).toBe(first.token);
    expect(third.token).not.toBe(first.token);
    await expect(fetch(`http://${address}:${port}/formList`)).rejects.toThrow();
  });
});
