import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Banner } from '../../ui/feedback/banner.tsx';
import { HundredSquares } from '../../ui/marks/hundred-squares.tsx';
import { Reasons } from '../../photos/reasons.tsx';
import type { ReasonWords } from '../../use-reason-words.ts';
import { Measured, type MeasuredValue } from './measured.tsx';
import { ReviewKeysLine } from './review-keys-line.tsx';

export type ReviewDetailProps = {
  readonly name: string;
  /** Where, when, by whom. */
  readonly words: string;
  /** Null for what stands in no list any more. */
  readonly place: { readonly at: number; readonly of: number } | null;
  /** What is wrong with the input, above everything else. */
  readonly warning: { readonly title: string; readonly words: string } | null;
  /** What is said where the laptop's clock was behind; null where it was not. */
  readonly clock: string | null;
  readonly values: readonly MeasuredValue[];
  readonly says: string;
  /** The person is asked first: what the model says is not there. */
  readonly hidden?: boolean | undefined;
  /** What the share is of and where it stands, and the whole number of 100; null for numbers. */
  readonly share: { readonly words: string; readonly ofHundred: number } | null;
  /** Null while they are worked out or where the model gives none. */
  readonly reasons: ReasonWords | null;
  readonly question: string;
  readonly answered: string | null;
  readonly more?: ReactNode;
  /** The ways to answer. */
  readonly answers: ReactNode;
};

export function ReviewDetail(props: ReviewDetailProps) {
  const { t } = useTranslation();
  const { name, words, place, warning, clock, values, question } = props;
  return (
    <section className="review-detail" aria-label={name}>
      <header className="review-title">
        <h2 className="page-heading">
          <bdi dir="ltr">{name}</bdi>
        </h2>
        <span className="second">{words}</span>
        <span className="second table-text review-place">
          {place && t('review.place', { at: formatNumber(place.at), of: formatNumber(place.of) })}
        </span>
      </header>
      {warning && (
        <Banner kind="warn" title={warning.title}>
          {warning.words}
        </Banner>
      )}
      {clock && <Banner kind="warn">{clock}</Banner>}
      <div className="review-columns">
        <Measured values={values} />
        {props.hidden ? <AskedFirst /> : <Says {...props} />}
      </div>
      {props.more}
      <div className="review-answers">
        <h2 className="card-heading">{question}</h2>
        {props.answers}
        <ReviewKeysLine words={props.answered} />
      </div>
    </section>
  );
}

function Says({ says, share, reasons }: Pick<ReviewDetailProps, 'says' | 'share' | 'reasons'>) {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="card-heading">{t('review.says')}</h2>
      <p className="review-verdict">{says}</p>
      <p className="second">{share?.words}</p>
      {share && <HundredSquares filled={share.ofHundred} label={t('ui.ofHundred', { count: share.ofHundred })} />}
      {reasons && <Reasons {...reasons} />}
    </section>
  );
}

/** Stands where the prediction will, and says why it does not yet. */
function AskedFirst() {
  const { t } = useTranslation();
  return (
    <section>
      <h2 className="card-heading">{t('review.says')}</h2>
      <p className="review-verdict review-asked-first">
        <EyeOff size={20} strokeWidth={1.9} aria-hidden />
        {t('review.blind.title')}
      </p>
      <p className="second">{t('review.blind.words')}</p>
    </section>
  );
}
