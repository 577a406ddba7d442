import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { refWords } from '../../column-words.ts';
import { formatList, formatNumber, formatOfHundred } from '../../format.ts';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useOwnWords } from '../../use-own-words.ts';
import type { Advice } from './advice-panel.tsx';
import { type Answers, answeredOf, type Question, type Reasons, toValues } from './form.ts';

type Score = Output<'record.score'>;

/** Short enough to feel at once, long enough not to score every key. */
const SCORE_AFTER_MS = 250;

/** What the model in use says about the answers so far; null until it was first asked. */
export function useAdvice(questions: readonly Question[], answers: Answers, unmeasured: Reasons): Advice | null {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const own = useOwnWords();
  const settled = useSettled(answers);
  const score = useScore(questions, settled);
  const wrongWords = useWrongWords(score);
  if (!score) return null;
  const said = saidBy(score, unmeasured);
  switch (said.kind) {
    case 'needs':
      return { kind: 'needs', questions: formatList(said.columns.map(nameOf)), count: said.columns.length };
    case 'unmeasured':
    case 'outside': {
      const list = formatList(said.columns.map(nameOf));
      return { kind: 'outside', words: t(`capture.${said.kind}`, { list, count: said.columns.length }) };
    }
    case 'says': {
      const { answer, limit } = said;
      return {
        kind: 'says',
        model: refWords(said.model),
        answers: answeredOf(questions, settled),
        verdict: typeof said.verdict === 'number' ? formatNumber(said.verdict) : own.classAdvice(said.verdict),
        ofHundred: said.ofHundred,
        shareKey: own.shareKey,
        answer: own.classShort(answer),
        limitWords:
          limit === null ? null : t('capture.from', { answer: own.classShort(answer), limit: formatOfHundred(limit) }),
        reasons: null,
        wrongWords,
      };
    }
    default:
      return said;
  }
}

function useSettled(answers: Answers): Answers {
  const [settled, setSettled] = useState(answers);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(answers), SCORE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [answers]);
  return settled;
}

/** The last advice stays while the next is worked out, so that nothing jumps under the eyes. */
function useScore(questions: readonly Question[], settled: Answers): Score | null {
  const [score, setScore] = useState<Score | null>(null);
  const loaded = useCall('record.score', { values: toValues(questions, settled) }, ['models', 'projects']);
  const latest = loaded.state === 'ready' ? loaded.value : null;
  if (latest && latest !== score) setScore(latest);
  return score;
}

/** How often the model missed the class looked for in its test; only where it was tested at the limit it is used with. */
function useWrongWords(score: Score | null): string | null {
  const { t } = useTranslation();
  const ref = score?.modelRef ?? null;
  const loaded = useCall('model.show', ref === null ? null : { ref }, ['models']);
  if (loaded.state !== 'ready') return null;
  const { metrics, threshold } = loaded.value.model;
  const found = metrics['sensitivity'];
  if (found === undefined || threshold === null || threshold !== score?.threshold) return null;
  return t('capture.misses', { missed: formatOfHundred(1 - found) });
}

type Said =
  | { readonly kind: 'noModel' }
  | { readonly kind: 'needs' | 'unmeasured' | 'outside'; readonly columns: readonly string[] }
  | {
      readonly kind: 'says';
      readonly model: string;
      readonly verdict: string | number;
      /** The class that the share is of: the one looked for, else the one predicted. */
      readonly answer: string;
      readonly ofHundred: number | null;
      /** Share 0–1 from which on the class looked for is advised. */
      readonly limit: number | null;
    };

/** A record unlike anything seen in training gets no advice, however complete it is. */
export function saidBy(score: Score, unmeasured: Reasons): Said {
  const { modelRef, output, missing, outside, positiveClass, threshold } = score;
  if (modelRef === null) return { kind: 'noModel' };
  if (outside.length > 0) return { kind: 'outside', columns: outside.map(({ column }) => column) };
  // The model answers an empty form too, with what is usual; shown as advice, that would be a guess about this child.
  const lost = missing.filter((name) => unmeasured[name] !== undefined);
  if (lost.length > 0) return { kind: 'unmeasured', columns: lost };
  if (output === null || missing.length > 0) return { kind: 'needs', columns: missing };
  const answer = positiveClass ?? String(output.prediction);
  const share = output.probabilities?.[answer];
  return {
    kind: 'says',
    model: modelRef,
    verdict: output.prediction,
    answer,
    ofHundred: share === undefined ? null : Math.round(share * 100),
    limit: positiveClass === null ? null : threshold,
  };
}
