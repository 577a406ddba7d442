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
  readonly error: AppError | null;
};

const NOTHING: Found = { subjects: [], answers: '', error: null };

/** How a question is told from another one. */
export const questionText = (question: Question): string => JSON.stringify(question);

/**
 * Who fits what is typed, asked with every key. Of the keys that are typed while an answer is awaited only the last is
 * asked; the last answer stays until the next is there, so that nothing flickers. A null question asks nothing.
 */
export function useFoundSubjects(question: Question | null): Found {
  const [found, setFound] = useState<Found>(NOTHING);
  const asked = useRef<Question | null>(null);
  const askAgain = useRef<() => void>(() => undefined);
  const text = question === null ? '' : questionText(question);

  useEffect(() => {
    const asker = askRepeatedly(askFor(asked), (answer) => answer && setFound(answer));
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
    ? { subjects: answer.value.subjects, answers, error: null }
    : { subjects: [], answers, error: answer.error };
};
