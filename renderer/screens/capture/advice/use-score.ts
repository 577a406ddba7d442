import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../../shared/calls.ts';
import type { AppError } from '../../../../shared/result.ts';
import { call, onChanged, onCoreRestarted } from '../../../call.ts';
import type { Fill } from '../fill/fill.ts';
import { confirmedOf, scoredValues } from '../fill/fill-record.ts';
import { useCapture } from '../fill/fill-store.ts';
import { latestOnly } from '../fill/latest-only.ts';

/** What is said of the record as it is filled in, and of which values: those typed since may be others. */
export type Scored = {
  readonly recordId: string;
  readonly text: string;
  readonly values: Input<'record.score'>['values'];
  readonly score: Output<'record.score'>;
};

type Question = { readonly recordId: string; readonly text: string };

type Asked = Pick<Input<'record.score'>, 'values' | 'confirmed' | 'subjectCode'>;

const questionOf = (fill: Fill): Question => ({
  recordId: fill.recordId,
  text: JSON.stringify({
    values: scoredValues(fill),
    confirmed: confirmedOf(fill),
    ...(fill.subject === null ? {} : { subjectCode: fill.subject.code }),
  } satisfies Asked),
});

const askedIn = (text: string): Asked => JSON.parse(text);

/**
 * Asks with every change, one asking at a time and always for the newest answers, so that nothing is waited for but core
 * itself. The last answer stays while the next is worked out: nothing jumps under the eyes.
 */
export function useScore(): { readonly scored: Scored | null; readonly error: AppError | null } {
  const [scored, setScored] = useState<Scored | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  useEffect(() => {
    const ask = latestOnly(
      ({ recordId, text }: Question) => call('record.score', { recordId, ...askedIn(text) }),
      (question, result) => {
        setError(result.ok ? null : result.error);
        // What was said of other answers would be taken for advice on these.
        setScored(result.ok ? { ...question, values: askedIn(question.text).values, score: result.value } : null);
      },
    );
    let asked = '';
    const askAbout = (fill: Fill | null, isAnew: boolean) => {
      if (fill === null) return;
      const question = questionOf(fill);
      const key = question.recordId + question.text;
      if (key === asked && !isAnew) return;
      asked = key;
      ask(question);
    };
    askAbout(useCapture.getState().fill, true);
    const stops = [
      useCapture.subscribe(({ fill }, before) => {
        const told = (['form', 'confirmed', 'subject'] as const).some((part) => fill?.[part] !== before.fill?.[part]);
        if (told) askAbout(fill, false);
      }),
      onChanged((topics) => {
        if (topics.includes('models') || topics.includes('projects')) askAbout(useCapture.getState().fill, true);
      }),
      onCoreRestarted(() => askAbout(useCapture.getState().fill, true)),
    ];
    return () => stops.forEach((stop) => stop());
  }, []);
  return { scored, error };
}

/** Whether what is said is said of the answers as they stand now. */
export const isOfNow = (scored: Scored | null, fill: Fill): boolean => {
  const now = questionOf(fill);
  return scored !== null && scored.recordId === now.recordId && scored.text === now.text;
};
