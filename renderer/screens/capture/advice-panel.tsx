import { Check, CircleHelp, Pencil, TriangleAlert, Zap } from 'lucide-react';
import { Trans, useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { HundredSquares } from '../../ui/marks/hundred-squares.tsx';
import { Reasons } from '../../ui/marks/reasons.tsx';
import type { Contribution } from '../../ui/marks/waterfall.ts';

/** What the model says about the answers so far. Shares are points of 100. */
export type Advice =
  | { readonly kind: 'noModel' }
  /** The model cannot say anything yet. */
  | { readonly kind: 'needs'; readonly questions: string; readonly count: number }
  /** Unlike anything it learned from, or not to be measured, in words; it gives no advice then. */
  | { readonly kind: 'outside'; readonly words: string }
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
      readonly limitWords: string | null;
      readonly reasons: {
        readonly base: number;
        readonly contributions: readonly Contribution[];
        readonly limit: number | null;
      } | null;
      readonly wrongWords: string | null;
    };

type AdvicePanelProps = {
  readonly advice: Advice;
  /** Set once the record is saved: then the person answers. */
  readonly onAgree: (() => void) | null;
  readonly onDecideOtherwise: (() => void) | null;
};

export function AdvicePanel({ advice, onAgree, onDecideOtherwise }: AdvicePanelProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="advice-head second table-text">
        <Zap size={16} strokeWidth={1.9} aria-hidden />
        <span>{t('capture.adviceFrom', { count: advice.kind === 'says' ? advice.answers : 0 })}</span>
        {advice.kind === 'says' && <span className="advice-model">{advice.model}</span>}
      </p>
      <AdviceWords advice={advice} />
      {advice.kind === 'says' && onAgree && onDecideOtherwise && (
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

function AdviceWords({ advice }: { readonly advice: Advice }) {
  const { t } = useTranslation();
  switch (advice.kind) {
    case 'noModel':
      return <p className="second">{t('capture.noModel')}</p>;
    case 'needs':
      return <p className="second">{t('capture.needs', { list: advice.questions, count: advice.count })}</p>;
    case 'outside':
      return (
        <p className="advice-note">
          <TriangleAlert size={16} strokeWidth={1.9} aria-hidden className="warn-text" />
          {advice.words}
        </p>
      );
    case 'says':
      return <Verdict advice={advice} />;
  }
}

function Verdict({ advice }: { readonly advice: Extract<Advice, { kind: 'says' }> }) {
  const { t } = useTranslation();
  const { verdict, ofHundred, shareKey, answer, reasons } = advice;
  const notes = [advice.limitWords, advice.wrongWords, t('capture.youDecide')].filter((words) => words !== null);
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
      {reasons && (
        <section>
          <div className="card-head">
            <h3 className="card-heading">{t('capture.why')}</h3>
            {reasons.limit !== null && (
              <span className="caption card-aside">
                {t('capture.limit', { limit: formatNumber(reasons.limit, 0) })}
              </span>
            )}
          </div>
          <Reasons {...reasons} baseLabel={t('capture.average')} totalLabel={t('capture.thisOne')} />
        </section>
      )}
      <p className="advice-note second table-text">
        <CircleHelp size={16} strokeWidth={1.9} aria-hidden />
        <span>{notes.join(' ')}</span>
      </p>
    </>
  );
}
