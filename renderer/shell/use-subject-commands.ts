import { useFoundSubjects } from '../screens/subject/find/use-found-subjects.ts';
import { useSubjectWords } from '../screens/subject/find/use-subject-words.ts';
import { useOwnWords } from '../use-own-words.ts';
import type { Command } from './find-matches.ts';
import { goTo } from './navigation.ts';

const MOST_FOUND = 6;
/** A single letter fits half of everybody. */
const FEWEST_LETTERS = 2;

/** Those who are visited and fit what is typed; each opens with their history. */
export function useSubjectCommands(typed: string): readonly Command[] {
  const own = useOwnWords();
  const { nameOf, detailOf, siteOf } = useSubjectWords();
  const text = typed.trim();
  const asked = text.length < FEWEST_LETTERS ? null : { text, limit: MOST_FOUND };
  return useFoundSubjects(asked).subjects.map((subject) => ({
    id: subject.id,
    label: nameOf(subject),
    detail: [nameOf(subject) === subject.code ? '' : subject.code, detailOf(subject), siteOf(subject)]
      .filter((part) => part !== '')
      .join(', '),
    group: own.subject.many,
    run: () => goTo('subjects', subject.id),
  }));
}
