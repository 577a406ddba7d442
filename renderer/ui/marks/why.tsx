import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Reasons, type ReasonsChart } from './reasons.tsx';

type WhyProps = {
  /** The main reasons as a sentence; null where nothing pulled towards the answer. */
  readonly because: string | null;
  readonly chart: ReasonsChart;
  /** What the dashed line is; null where there is none. */
  readonly limitWords: string | null;
  /** How good the figures are, where they are estimates. */
  readonly errorWords: string | null;
  /** Which other value would turn the answer; null where none is known. */
  readonly turnWords: string | null;
  /** Stands between the sentence and the bars. */
  readonly children?: ReactNode;
};

/** Why a model answered as it did: in a sentence, and answer by answer. */
export function Why({ because, chart, limitWords, errorWords, turnWords, children }: WhyProps) {
  const { t } = useTranslation();
  return (
    <section className="why">
      <header>
        <h3 className="card-heading">{t('reasons.why')}</h3>
        {limitWords && <span className="second table-text">{limitWords}</span>}
      </header>
      {because && <p>{because}</p>}
      {children}
      <Reasons {...chart} />
      {errorWords && <p className="second table-text">{errorWords}</p>}
      {turnWords && <p className="second table-text">{turnWords}</p>}
    </section>
  );
}
