import { expect, test } from 'vitest';
import { FollowedSubjects } from '../../../../electron/core/readers/search/follow-subjects.ts';
import { findHits } from '../../../../electron/core/readers/search/subject-hits.ts';
import { subjectCode } from '../../../../electron/core/store/subjects.ts';
import { clinicDefinition, fillClinic } from '../../../bench/clinic.ts';
import { visit } from '../../actions/capture-home.ts';
import { openTestHome, type TestHome } from '../../open-test-home.ts';

const PEOPLE = 2_500;

function search(home: TestHome, subjects: FollowedSubjects, text: string): readonly (string | null)[] {
  const { store: db, projectId } = home;
  const current = subjects.current(projectId);
  const asked = { text, near: null, limit: 10, waitForAll: false };
  return findHits({ db, wrappingKey: null, projectId, ...current }, asked).map(({ id }) => subjectCode(db, id));
}

test('while people are being read, codes and the newest names are found, and all once everybody was', async () => {
  const home = openTestHome({ definition: clinicDefinition });
  await visit(home, 'OLD-1', { name: 'Wilhelmine Oldenkott' });
  fillClinic(home, home.projectId, PEOPLE);
  await visit(home, 'NEW-1', { name: 'Grace Achieng' });
  const subjects = new FollowedSubjects(home.store, null);

  expect(subjects.readMore(home.projectId, 0)).toBe(false);
  expect(search(home, subjects, 'kas-0024')).toHaveLength(10); // the store finds whose code was not read yet
  expect(search(home, subjects, 'oldenkott')[0]).not.toBe('OLD-1');
  subjects.readMore(home.projectId, 0);
  expect(search(home, subjects, 'achieng')[0]).toBe('NEW-1');
  expect(search(home, subjects, 'oldenkott')[0]).not.toBe('OLD-1');

  expect(subjects.readMore(home.projectId, Number.POSITIVE_INFINITY)).toBe(true);
  expect(search(home, subjects, 'oldenkott')[0]).toBe('OLD-1');
});

test('a name given while older ones are still read stays in force', async () => {
  const home = openTestHome({ definition: clinicDefinition });
  await visit(home, 'KAS-A', { name: 'Grace Oldenkott' });
  fillClinic(home, home.projectId, 400);
  const subjects = new FollowedSubjects(home.store, null);
  subjects.readMore(home.projectId, 0);

  await visit(home, 'KAS-A', { name: 'Grace Nabirye' });
  expect(search(home, subjects, 'nabirye')[0]).toBe('KAS-A');
  subjects.readMore(home.projectId, Number.POSITIVE_INFINITY);

  expect(search(home, subjects, 'nabirye')[0]).toBe('KAS-A');
  expect(search(home, subjects, 'oldenkott')[0]).not.toBe('KAS-A');
});
