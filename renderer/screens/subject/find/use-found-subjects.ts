import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../../shared/calls.ts';
import type { AppError } from '../../../../shared/result.ts';
import type { FoundSubject } from '../../../../shared/subject.ts';
import { askRepeatedly } from '../../../ask-repeatedly.ts';
import { call, onChanged } from '../../../call.ts';

type Question = Pick<Input<'subject.find'>, 'text' | 'near' | 'limit'>;

export type Found = {
  readonly subjects: readonly FoundSubject[];
  /** The question that `subjects` answers; another one than was asked while its answer is awaited. */
  readonly answers: string;
  /** Every name was searched; false for some seconds after the start, and then it is asked again. */
  readonly isComplete: boolean;
  readonly error: AppError | null;
};

const NOTHING: Found = { subjects: [], answers: '', isComplete: true, error: null };

/** Core reads names in slices much shorter than this: an asking finds more, and costs it little. */
const ASK_AGAIN_MS = 400;

/** How a question is told from another one. */
export const questionText = (question: Question): string => JSON.stringify(question);

/**
 * Who fits what is typed, asked with every key. Of the keys that are typed while an answer is awaited only the last is
 * asked; the last answer stays until the next is there, so that nothing flickers. While names are still read it is
 * asked again by itself. A null question asks nothing.
 */
export function useFoundSubjects(question: Question | null): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  const asked = useRef<Question | null>(null);
  const askAgain = useRef<() => void>(() => undefined);
  const text = question === null ? '' : questionText(question);

  useEffect(() => {
    const asker = askRepeatedly(
      askFor(asked),
      (answer) => answer && setFound(answer),
      (answer) => (answer?.isComplete === false ? ASK_AGAIN_MS : null),
    );
    askAgain.current = asker.again;
    const stop = onChanged((topics) => topics.includes('subjects') && asker.again());
    return () => {
      asker.stop();
      stop();
    };
  }, []);
  useEffect(() => {
    // Written anew on each render: compared by what it says.
    asked.current = text === '' ? null : JSON.parse(text);
    if (text !== '') askAgain.current();
  }, [text]);

  return question === null ? NOTHING : found;
}

const askFor = (asked: { readonly current: Question | null }) => async (): Promise<Found | null> => {
  const question = asked.current;
  if (question === null) return null;
  const answer = await call('subject.find', question);
  const answers = questionText(question);
  return answer.ok
    ? { ...answer.value, answers, error: null }
    : { subjects: [], answers, isComplete: true, error: answer.error };
};
