import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import type { Cell } from '../../../../shared/column.ts';
import type { FiredGuard } from '../../../../shared/guards.ts';
import type { WrittenRule } from '../../../../shared/project.ts';
import type { Unmeasured } from '../../../../shared/unmeasured.ts';
import { refWords } from '../../../column-words.ts';
import { formatList, formatNumber, formatOfHundred } from '../../../format.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useCall } from '../../../use-call.ts';
import { useColumnUnits, useColumnWords } from '../../../use-column-words.ts';
import { useOwnWords } from '../../../use-own-words.ts';
import { useGuardWords } from '../../../use-guard-words.ts';
import { useReasonWords } from '../../../use-reason-words.ts';
import type { Advice } from './advice-panel.tsx';
import { saidBy } from './said-by.ts';

type Score = Output<'record.score'>;

/** What was scored, and what could not be measured. */
type Asked = { readonly values: Readonly<Record<string, Cell>>; readonly unmeasured: Unmeasured };

/** What is said of a record, in words; null until it was first asked. `answers` is how many questions have an answer;
 * `asks` says whether the form ever asks a question. */
export function useAdvice(
  score: Score | null,
  { values, unmeasured }: Asked,
  answers: number,
  asks?: (name: string) => boolean,
): Advice | null {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const own = useOwnWords();
  const ruleWords = useRuleWords();
  const guardWords = useGuardWords();
  const reasonWords = useReasonWords();
  const wrongWords = useWrongWords(score);
  const reasonsOf = ({ explanation, output, threshold }: Score) =>
    explanation === null || output === null ? null : reasonWords(explanation, { output, values, threshold });
  const wordsOf = (guards: readonly FiredGuard[]) =>
    guards.map((fired) => guardWords(fired, values[fired.column] ?? null).words);
  if (!score) return null;
  const said = saidBy(score, unmeasured, asks);
  switch (said.kind) {
    case 'needs':
      return { kind: 'needs', questions: formatList(said.columns.map(nameOf)), count: said.columns.length };
    case 'unmeasured':
    case 'unasked':
      return {
        kind: 'outside',
        words: t(`capture.${said.kind}`, { list: formatList(said.columns.map(nameOf)), count: said.columns.length }),
      };
    case 'check':
      return {
        kind: 'check',
        checks: said.guards.map((fired) => ({ fired, ...guardWords(fired, values[fired.column] ?? null) })),
      };
    case 'rule':
      return {
        kind: 'rule',
        verdict: own.classAdvice(said.verdict),
        rule: ruleWords,
        recalled: refOrNull(said.recalled),
        because: wordsOf(said.because),
      };
    case 'noModel':
      return { kind: 'noModel', recalled: refOrNull(said.recalled) };
    case 'says': {
      const { answer, limit, unsure } = said;
      const short = own.classShort(answer);
      const verdict = typeof said.verdict === 'number' ? formatNumber(said.verdict) : own.classAdvice(said.verdict);
      return {
        kind: 'says',
        model: refWords(said.model),
        answers,
        verdict: unsure ? t('capture.tooNear') : verdict,
        ofHundred: said.ofHundred,
        shareKey: own.shareKey,
        answer: short,
        why: reasonsOf(score),
        limitWords: limit === null ? null : t('capture.from', { answer: short, limit: formatOfHundred(limit) }),
        wrongWords,
        noted: wordsOf(said.noted),
      };
    }
    default:
      return { kind: said.kind };
  }
}

const refOrNull = (ref: string | null): string | null => (ref === null ? null : refWords(ref));

/** The project's written rule as a sentence: "Refer where MUAC is < 11.5 cm." */
function useRuleWords(): string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const unitOf = useColumnUnits();
  const own = useOwnWords();
  const rule: WrittenRule | undefined = useShellState(({ project }) => project?.definition.rule);
  if (rule === undefined) return '';
  const value = typeof rule.value === 'number' ? formatNumber(rule.value) : rule.value;
  const unit = unitOf(rule.column);
  return t('capture.ruleWords', {
    answer: own.classShort(rule.answer),
    column: nameOf(rule.column),
    operator: rule.operator,
    value: unit === undefined ? value : `${value} ${unit}`,
  });
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
