import { Check, CircleHelp, EyeOff, Pencil, ScrollText, TriangleAlert, Zap } from 'lucide-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { HundredSquares } from '../../../ui/marks/hundred-squares.tsx';
import { Reasons } from '../../../photos/reasons.tsx';
import type { ReasonWords } from '../../../use-reason-words.ts';
import { type Check as ToCheck, type CheckAnswers, Checks, Noted } from './checks.tsx';

/** What is said about the answers so far. Shares are points of 100. */
export type Advice =
  /** `recalled` names the version that nobody may rely on any more. */
  | { readonly kind: 'noModel'; readonly recalled: string | null }
  /** The person answers first; the advice is shown after that. */
  | { readonly kind: 'blind' }
  /** The model cannot say anything yet. */
  | { readonly kind: 'needs'; readonly questions: string; readonly count: number }
  /** Values that somebody has to look at before there is advice. */
  | { readonly kind: 'check'; readonly checks: readonly ToCheck[] }
  /** Not to be measured, or never asked, in words; it gives no advice then. */
  | { readonly kind: 'outside'; readonly words: string }
  /** No model decides, but the project's written rule. */
  | {
      readonly kind: 'rule';
      readonly verdict: string;
      readonly rule: string;
      readonly recalled: string | null;
      /** What looks wrong, so that the model was not asked; empty where there is none in use. */
      readonly because: readonly string[];
    }
  | {
      readonly kind: 'says';
      readonly model: string;
      readonly answers: number;
      readonly verdict: string;
      /** How many of 100 like this one belong to the class looked for; null for numbers. */
      readonly ofHundred: number | null;
      /** The project's own sentence about that share. */
      readonly shareKey: string | null;
      /** The class that the share is of, in words. */
      readonly answer: string;
      /** Why it says so; null where the model does not tell. */
      readonly why: ReasonWords | null;
      readonly limitWords: string | null;
      readonly wrongWords: string | null;
      /** What looks wrong with the values that it answers to. */
      readonly noted: readonly string[];
    };

/** Whether a verdict is seen: then what the person answers is no evidence of its own. */
export const isVerdict = (advice: Advice | null): boolean => advice?.kind === 'says' || advice?.kind === 'rule';

type AdvicePanelProps = CheckAnswers & {
  readonly advice: Advice;
  /** Set once the record is saved: then the person answers. */
  readonly onAgree?: (() => void) | undefined;
  readonly onDecideOtherwise?: (() => void) | undefined;
};

export function AdvicePanel({ advice, onAgree, onDecideOtherwise, onConfirm, onCorrect }: AdvicePanelProps) {
  const { t } = useTranslation();
  return (
    <>
      <AdviceHead advice={advice} />
      <AdviceWords advice={advice} answers={{ onConfirm, onCorrect }} />
      {onAgree && onDecideOtherwise && (
        <div className="advice-answers">
          <Button
            size="capture"
            icon={Check}
            label={t('capture.agree')}
            shortcut={t('capture.key.agree')}
            onClick={onAgree}
          />
          <Button
            size="capture"
            icon={Pencil}
            label={t('capture.otherwise')}
            shortcut={t('capture.key.otherwise')}
            onClick={onDecideOtherwise}
          />
        </div>
      )}
    </>
  );
}

function AdviceHead({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation();
  if (advice.kind === 'rule') {
    return (
      <p className="advice-head second table-text">
        <ScrollText size={16} strokeWidth={1.9} aria-hidden />
        <span>{ruleHead(advice, t)}</span>
      </p>
    );
  }
  return (
    <p className="advice-head second table-text">
      <Zap size={16} strokeWidth={1.9} aria-hidden />
      <span>{t('capture.adviceFrom', { count: advice.kind === 'says' ? advice.answers : 0 })}</span>
      {advice.kind === 'says' && <span className="advice-model">{advice.model}</span>}
    </p>
  );
}

function AdviceWords({ advice, answers }: { readonly advice: Advice; readonly answers: CheckAnswers }) {
  const { t } = useTranslation();
  switch (advice.kind) {
    case 'noModel':
      return (
        <p className="second">
          {advice.recalled === null ? t('capture.noModel') : t('capture.noModelRecalled', { model: advice.recalled })}
        </p>
      );
    case 'blind':
      return (
        <Note icon={<EyeOff size={16} strokeWidth={1.9} aria-hidden />}>
          <b>{t('capture.blindTitle')}</b> {t('capture.blindWords')}
        </Note>
      );
    case 'needs':
      return <p className="second">{t('capture.needs', { list: advice.questions, count: advice.count })}</p>;
    case 'check':
      return <Checks checks={advice.checks} {...answers} />;
    case 'outside':
      return (
        <Note icon={<TriangleAlert size={16} strokeWidth={1.9} aria-hidden className="warn-text" />}>
          {advice.words}
        </Note>
      );
    case 'rule':
      return <RuleVerdict advice={advice} />;
    case 'says':
      return <Verdict advice={advice} />;
  }
}

function ruleHead({ recalled, because }: Extract<Advice, { kind: 'rule' }>, t: TFunction): string {
  if (because.length > 0) return t('guards.ruleDecides');
  return recalled === null ? t('capture.ruleDecides') : t('capture.ruleDecidesRecalled', { model: recalled });
}

const Note = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <p className="advice-note">
    {icon}
    <span>{children}</span>
  </p>
);

function RuleVerdict({ advice }: { readonly advice: Extract<Advice, { kind: 'rule' }> }) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className="verdict">{advice.verdict}</h2>
      <p className="advice-sentence">{advice.rule}</p>
      <Noted noted={advice.because} />
      <Note icon={<CircleHelp size={16} strokeWidth={1.9} aria-hidden />}>{t('capture.ruleNote')}</Note>
    </>
  );
}

function Verdict({ advice }: { readonly advice: Extract<Advice, { kind: 'says' }> }) {
  const { t } = useTranslation();
  const { verdict, ofHundred, shareKey, answer } = advice;
  const limitWords = advice.why?.limitWords ? null : advice.limitWords;
  const notes = [limitWords, advice.wrongWords, t('capture.youDecide')].filter((words) => words !== null);
  return (
    <>
      <h2 className="verdict">{verdict}</h2>
      {ofHundred !== null && (
        <>
          <p className="advice-sentence">
            <Trans
              // The project names a sentence of the same shape; its key comes as plain text.
              i18nKey={(shareKey ?? 'capture.ofHundred') as 'capture.ofHundred'}
              values={{ count: ofHundred, answer }}
              count={ofHundred}
              components={{ b: <b /> }}
            />
          </p>
          <HundredSquares filled={ofHundred} label={t('ui.ofHundred', { count: ofHundred })} />
        </>
      )}
      {advice.why && <Reasons {...advice.why} />}
      <Noted noted={advice.noted} />
      <p className="advice-note second table-text">
        <CircleHelp size={16} strokeWidth={1.9} aria-hidden />
        <span>{notes.join(' ')}</span>
      </p>
    </>
  );
}
