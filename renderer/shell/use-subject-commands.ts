import { questionText, useFoundSubjects } from '../screens/subject/find/use-found-subjects.ts';
import { useSubjectWords } from '../screens/subject/find/use-subject-words.ts';
import { useOwnWords } from '../use-own-words.ts';
import type { Command } from './find-matches.ts';
import { goTo } from './navigation.ts';

const MOST_FOUND = 6;
/** A single letter fits half of everybody. */
const FEWEST_LETTERS = 2;

type SubjectCommands = {
  readonly commands: readonly Command[];
  /** False while the answer to what is typed is awaited: what is shown still answers what was typed before. */
  readonly isAnswered: boolean;
  /** Names are still read: more may be found by and by. */
  readonly isReading: boolean;
};

/** Those who are visited and fit what is typed; each opens with their history. */
export function useSubjectCommands(typed: string): SubjectCommands {
  const own = useOwnWords();
  const { nameOf, detailOf, siteOf } = useSubjectWords();
  const text = typed.trim();
  const asked = text.length < FEWEST_LETTERS ? null : { text, limit: MOST_FOUND };
  const { subjects, answers, isComplete } = useFoundSubjects(asked);
  const commands = subjects.map((subject) => ({
    id: subject.id,
    label: nameOf(subject),
    detail: [nameOf(subject) === subject.code ? '' : subject.code, detailOf(subject), siteOf(subject)]
      .filter((part) => part !== '')
      .join(', '),
    group: own.subject.many,
    run: () => goTo('subjects', subject.id),
  }));
  const isAnswered = asked === null || answers === questionText(asked);
  return { commands, isAnswered, isReading: isAnswered && !isComplete };
}
