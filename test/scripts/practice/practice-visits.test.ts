import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readXlsForm } from '../../../electron/core/files/forms/read-xls-form.ts';
import { isChosenBlind } from '../../../electron/core/store/is-asked-blind.ts';
import { makePractice } from '../../../scripts/practice/make-practice.ts';
import { PRACTICE_FORM_FILE } from '../../../scripts/practice/practice-form.ts';
import { makePracticeVisits, type VisitOptions } from '../../../scripts/practice/practice-visits.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { openForm, setAnswer } from '../../../shared/forms/fill-form.ts';
import { valueOf } from '../../core/open-test-home.ts';
import { environment } from '../../shared/forms/sample-record.ts';

const options: VisitOptions = {
  seed: 7,
  projectId: '0190a5a0-0000-7000-8000-000000000001',
  blind: { share: 0.05, seed: 1 },
};
const visits = makePracticeVisits(options);

test('twenty children, the same for the same seed; one returns, one is there twice, one alone is asked blind', () => {
  const of = (kind: string) => visits.filter((visit) => visit.kind === kind);
  const codes = visits.map(({ subjectCode }) => subjectCode);

  expect(visits).toHaveLength(20);
  expect(makePracticeVisits(options)).toEqual(visits);
  expect(makePracticeVisits({ ...options, seed: 8 })).not.toEqual(visits);
  expect(codes.filter((code) => code === of('returning')[0]?.subjectCode)).toHaveLength(2);
  expect(of('duplicate').map(({ subjectCode, answers }) => [subjectCode, answers['sex']])).toEqual([
    ['MBL-150', visits.find(({ subjectCode }) => subjectCode === 'MBL-105')?.answers['sex']],
  ]);
  const blind = visits.filter(({ recordId }) => isChosenBlind(options.blind, options.projectId, recordId));
  expect(blind.map(({ kind }) => kind)).toEqual(['blind']);
});

test('the practice form takes every answer, and one child is larger than any that the model saw', async () => {
  const path = fileURLToPath(new URL(`../../../resources/practice/${PRACTICE_FORM_FILE}`, import.meta.url));
  const { compiled } = compileForm(valueOf(await readXlsForm(path)).form!);
  for (const { answers } of visits) {
    let state = openForm(compiled!, 'English (en)', environment);
    for (const [name, text] of Object.entries(answers)) {
      state = setAnswer(state, compiled!.names.get(name)![0]!.path, text, environment);
    }
    expect([...state.problems]).toEqual([]);
  }

  const { training } = makePractice({ seed: 2029 });
  const tallest = Math.max(...training.map(({ height_cm }) => height_cm ?? 0));
  expect(visits.filter(({ answers }) => Number(answers['height_cm']) > tallest).map(({ kind }) => kind)).toEqual([
    'outside',
  ]);
});
