import { expect, test } from 'vitest';
import { findSimilarSubjects } from '../../../electron/core/actions/find-similar-subjects.ts';
import { findSubjects } from '../../../electron/core/actions/find-subjects.ts';
import { mergeSubjects } from '../../../electron/core/actions/merge-subjects.ts';
import { showSubject } from '../../../electron/core/actions/show-subject.ts';
import { splitSubject } from '../../../electron/core/actions/split-subject.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { definition, visit } from './capture-home.ts';

const find = async (home: TestHome, text: string, near?: { latitude: number; longitude: number }) => {
  const place = near === undefined ? {} : { near: { ...near, withinMetres: 2_000 } };
  return valueOf(await findSubjects(home, { text, limit: 10, waitForAll: false, ...place })).subjects;
};
const codesOf = (subjects: readonly { code: string }[]): string[] => subjects.map(({ code }) => code);

const withDays = ProjectDefinition.parse({ ...definition, columns: [{ name: 'day', type: 'date', role: 'time' }] });

async function openClinic(): Promise<TestHome> {
  const home = openTestHome({ definition });
  await visit(home, 'KAS-0001', { name: 'Grace Nakato', sex: 'female', muac_cm: 12.1, lat: 0.18, lon: 30.08 });
  await visit(home, 'KAS-0002', { name: 'Mohammed Ali', sex: 'male', muac_cm: 11.2, lat: 0.181, lon: 30.081 });
  await visit(home, 'KAS-0003', { name: 'José Ñandú', sex: 'male', muac_cm: 14, lat: 0.4, lon: 30.2 });
  return home;
}

test('somebody is found by a beginning, a misspelling, another alphabet and the code, best first', async () => {
  const home = await openClinic();

  for (const [text, code] of [
    ['naka', 'KAS-0001'],
    ['gracce nakatto', 'KAS-0001'],
    ['muhamad', 'KAS-0002'],
    ['محمد', 'KAS-0002'],
    ['jose nandu', 'KAS-0003'],
    ['kas0003', 'KAS-0003'],
    ['KAS-0030', 'KAS-0003'],
  ] as const) {
    expect([text, codesOf(await find(home, text))[0]]).toEqual([text, code]);
  }
  expect(await find(home, 'Wilhelmine')).toEqual([]);
});

test('what is captured after the index was made is found at once, with visits counted and a new name in force', async () => {
  const home = await openClinic();
  await find(home, 'grace');

  await visit(home, 'KAS-0004', { name: 'Okello Peter', muac_cm: 13 });
  await visit(home, 'KAS-0001', { name: 'Grace Nabirye', muac_cm: 12.4 });

  expect(codesOf(await find(home, 'okello'))).toEqual(['KAS-0004']);
  expect(await find(home, 'nabirye')).toMatchObject([
    { code: 'KAS-0001', visits: 2, identifiers: { name: 'Grace Nabirye' } },
  ]);
  expect(codesOf(await find(home, 'nakato'))).toEqual([]);
});

test('the nearest come first, and nobody from farther away', async () => {
  const home = await openClinic();

  const subjects = await find(home, '', { latitude: 0.1805, longitude: 30.0806 });

  expect(codesOf(subjects)).toEqual(['KAS-0002', 'KAS-0001']);
  expect(subjects[0]?.distanceMetres).toBeLessThan(100);
});

test('without text those visited last are listed, and an erased person is not found by name', async () => {
  const home = await openClinic();
  await find(home, 'grace');

  home.raw.exec(`DELETE FROM subjectKey WHERE subjectId = (SELECT id FROM subject WHERE code = 'KAS-0001')`);

  expect(codesOf(await find(home, ''))).toHaveLength(3);
  expect(await find(home, 'grace')).toEqual([]);
  expect(await find(home, 'KAS-0001')).toMatchObject([{ code: 'KAS-0001', identifiers: {} }]);
});

test('a likely duplicate is warned of with the reasons, and a namesake of another age and sex is not', async () => {
  const home = await openClinic();
  await visit(home, 'KAS-0005', { name: 'Auma Sarah', sex: 'female', born: '2024-03-01', lat: 0.18, lon: 30.08 });
  const similar = async (values: Record<string, string | number>) =>
    valueOf(await findSimilarSubjects(home, { code: 'KAS-0099', values, limit: 5 })).duplicates;

  const [duplicate, ...others] = await similar({
    name: 'Sara Auma',
    sex: 'female',
    born: '2024-03-01',
    lat: 0.1801,
    lon: 30.08,
  });

  expect(others).toEqual([]);
  expect(duplicate).toMatchObject({ code: 'KAS-0005', visits: 1 });
  expect(duplicate?.reasons.map(({ kind }) => kind)).toEqual(['name', 'place', 'value', 'value']);
  expect(await similar({ name: 'Sara Auma', sex: 'male', born: '2019-01-01' })).toEqual([]);
  expect(await similar({ name: 'Nobody Known' })).toEqual([]);
});

test('of codes given in turn on one day only that is warned of in which nothing else differs', async () => {
  const field = (name: string, type: string) => ({ name, type, questionKey: `ask.${name}` });
  const sections = [
    { name: 'child', fields: [field('day', 'date'), field('sex', 'category'), field('site', 'category')] },
  ];
  const home = openTestHome({ definition: ProjectDefinition.parse({ ...withDays, form: { sections } }) });
  const day = '2026-11-23';
  await visit(home, 'MBL-105', { day, sex: 'male', site: 'Nakaloke' });
  const similar = async (values: Record<string, string>) => {
    const { duplicates } = valueOf(await findSimilarSubjects(home, { code: 'MBL-115', values, limit: 5 }));
    return duplicates.map(({ code, reasons }) => [code, ...reasons.map(({ kind }) => kind)]);
  };

  expect(await similar({ day })).toEqual([]);
  expect(await similar({ day, sex: 'male', site: 'Busiu' })).toEqual([]);
  expect(await similar({ day, sex: 'male', site: 'Nakaloke' })).toEqual([['MBL-105', 'code', 'value', 'value']]);
});

test('the history shows every visit with the curve of each number', async () => {
  const home = await openClinic();
  await visit(home, 'KAS-0001', { muac_cm: 12.6 });

  const { subject, visits, trends } = valueOf(await showSubject(home, { id: 'KAS-0001' }));

  expect(subject).toMatchObject({ code: 'KAS-0001', visits: 2, identifiers: { name: 'Grace Nakato' } });
  expect(visits.map(({ values }) => values['muac_cm'])).toContain(12.6);
  expect(
    trends
      .find(({ column }) => column === 'muac_cm')
      ?.points.map(({ value }) => value)
      .toSorted(),
  ).toEqual([12.1, 12.6]);
  expect(await showSubject(home, { id: 'KAS-9999' })).toMatchObject({ ok: false, error: { code: 'subject.unknown' } });
});

test('a visit typed from paper counts on its own day, and the last one says what is known now', async () => {
  const home = openTestHome({ definition: withDays });
  await visit(home, 'KAS-0001', { name: 'Grace Nakato', day: '2026-10-03', muac_cm: 12.4 });
  await visit(home, 'KAS-0001', { name: 'Grace Nakato', day: '2026-06-01', muac_cm: 11.8 });

  const { subject, visits, trends } = valueOf(await showSubject(home, { id: 'KAS-0001' }));

  const noon = (month: number, day: number) => new Date(2026, month - 1, day, 12).getTime();
  expect(visits.map(({ visitedAtMs }) => visitedAtMs)).toEqual([noon(10, 3), noon(6, 1)]);
  expect(subject).toMatchObject({ lastVisitAtMs: noon(10, 3), lastValues: { muac_cm: 12.4 } });
  expect(subject.lastValues).not.toHaveProperty('name');
  expect(trends.find(({ column }) => column === 'muac_cm')?.points.map(({ value }) => value)).toEqual([11.8, 12.4]);
});

test('one of several merges is taken back by its id, with the names of who said it of whom', async () => {
  const home = await openClinic();
  valueOf(await mergeSubjects(home, { subjectId: 'KAS-0002', intoId: 'KAS-0001' }));
  const wrong = valueOf(await mergeSubjects(home, { subjectId: 'KAS-0003', intoId: 'KAS-0001' }));

  valueOf(await splitSubject(home, { subjectId: 'KAS-0001', mergeId: wrong.id }));

  const { merges } = valueOf(await showSubject(home, { id: 'KAS-0001' }));
  expect(merges).toMatchObject([{ subjectCode: 'KAS-0002', intoCode: 'KAS-0001', actorName: 'Amina' }]);
  const unknown = await splitSubject(home, { subjectId: 'KAS-0001', mergeId: wrong.id });
  expect(unknown).toMatchObject({ ok: false, error: { code: 'subject.notMerged' } });
});

test('two that are one show as one, keep their records as they are, and can be split again', async () => {
  const home = await openClinic();
  const before = home.store.all('SELECT id, subjectId FROM record ORDER BY id');

  valueOf(await mergeSubjects(home, { subjectId: 'KAS-0002', intoId: 'KAS-0001' }));

  expect(await find(home, 'mohammed')).toMatchObject([{ code: 'KAS-0001', mergedCodes: ['KAS-0002'], visits: 2 }]);
  const { visits } = valueOf(await showSubject(home, { id: 'KAS-0002' }));
  expect(visits.map(({ subjectCode }) => subjectCode).toSorted()).toEqual(['KAS-0001', 'KAS-0002']);
  expect(home.store.all('SELECT id, subjectId FROM record ORDER BY id')).toEqual(before);
  const again = await mergeSubjects(home, { subjectId: 'KAS-0001', intoId: 'KAS-0002' });
  expect(again).toMatchObject({ ok: false, error: { code: 'subject.alreadyOne' } });

  valueOf(await splitSubject(home, { subjectId: 'KAS-0001' }));

  expect(await find(home, 'mohammed')).toMatchObject([{ code: 'KAS-0002', mergedCodes: [], visits: 1 }]);
  expect(await splitSubject(home, { subjectId: 'KAS-0001' })).toMatchObject({ error: { code: 'subject.notMerged' } });
  expect(home.store.all(`SELECT kind FROM outbox WHERE kind LIKE 'subject.%' ORDER BY id`)).toEqual([
    { kind: 'subject.merged' },
    { kind: 'subject.split' },
  ]);
});
