import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { columnWords } from '../../column-words.ts';
import { useCall } from '../../use-call.ts';
import type { Advice } from './advice-panel.tsx';
import { type Answers, answeredOf, type Question, toValues } from './form.ts';

type Score = Output<'record.score'>;

/** Short enough to feel at once, long enough not to score every key. */
const SCORE_AFTER_MS = 250;

/** What the model in use says about the answers so far; null until it was first asked. */
export function useAdvice(questions: readonly Question[], answers: Answers, target: string | null): Advice | null {
  const { t } = useTranslation();
  const [settled, setSettled] = useState(answers);
  const [score, setScore] = useState<Score | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(answers), SCORE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [answers]);
  const loaded = useCall('record.score', { values: toValues(questions, settled) }, ['models', 'projects']);
  const latest = loaded.state === 'ready' ? loaded.value : null;
  // The last advice stays while the next is worked out, so that nothing jumps under the eyes.
  if (latest && latest !== score) setScore(latest);
  if (!score) return null;
  const labelOf = (name: string) => questions.find((question) => question.name === name)?.label ?? columnWords(name);
  const said = saidBy(score);
  switch (said.kind) {
    case 'needs':
      return { kind: 'needs', questions: said.columns.map(labelOf) };
    case 'outside':
      return { kind: 'outside', words: t('capture.outside', { list: said.columns.map(labelOf).join(', ') }) };
    case 'says':
      return {
        ...said,
        answers: answeredOf(questions, settled),
        verdict: t('capture.verdict', { target: columnWords(target ?? t('capture.advice')), answer: said.verdict }),
        reasons: null,
        wrongWords: null,
      };
    default:
      return said;
  }
}

type Said =
  | { readonly kind: 'noModel' }
  | { readonly kind: 'needs' | 'outside'; readonly columns: readonly string[] }
  | { readonly kind: 'says'; readonly model: string; readonly verdict: string; readonly ofHundred: number | null };

/** A record unlike anything seen in training gets no advice, however complete it is. */
export function saidBy({ modelRef, output, missing, outside }: Score): Said {
  if (modelRef === null) return { kind: 'noModel' };
  if (outside.length > 0) return { kind: 'outside', columns: outside.map(({ column }) => column) };
  // The model answers an empty form too, with what is usual; shown as advice, that would be a guess about this child.
  if (output === null || missing.length > 0) return { kind: 'needs', columns: missing };
  const share = output.probabilities?.[String(output.prediction)];
  return {
    kind: 'says',
    model: modelRef,
    verdict: String(output.prediction),
    ofHundred: share === undefined ? null : Math.round(share * 100),
  };
}
