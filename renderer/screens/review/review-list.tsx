import { Clock } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { positionOn } from '../../ui/marks/tape-scale.ts';

/** One prediction that waits for a person. Probabilities are shares 0–1; null for numbers. */
export type ReviewItem = {
  readonly predictionId: string;
  readonly name: string;
  readonly place: string;
  readonly detail: string;
  /** What is said where the laptop's clock was behind; null where it was not. */
  readonly clock: string | null;
  readonly says: string;
  /** Too near to the limit: the deployment leaves it to a person. */
  readonly unsure: boolean;
  readonly positive: boolean;
  readonly probability: number | null;
  readonly limit: number | null;
};

type ReviewListProps = {
  readonly items: readonly ReviewItem[];
  readonly chosen: string | null;
  readonly onChoose: (predictionId: string) => void;
};

/** The least certain first; each with where it stands against the limit. */
export function ReviewList({ items, chosen, onChoose }: ReviewListProps) {
  const { t } = useTranslation();
  const limit = items.find((item) => item.limit !== null)?.limit ?? null;
  return (
    <div className="review-list table-text">
      <div className="review-head caption" aria-hidden>
        <span>{t('review.record')}</span>
        <span>{t('review.where')}</span>
        <span>{t('review.modelSays')}</span>
        <span className="review-axis">
          <span>{isFarFrom(limit, 0) && formatNumber(0)}</span>
          {limit !== null && <b style={{ insetInlineStart: `${limit * 100}%` }}>{formatNumber(limit * 100, 0)}</b>}
          <span>{isFarFrom(limit, 1) && formatNumber(100)}</span>
        </span>
      </div>
      <ul aria-label={t('review.list')}>
        {items.map((item) => (
          <ReviewRow key={item.predictionId} item={item} chosen={item.predictionId === chosen} onChoose={onChoose} />
        ))}
      </ul>
    </div>
  );
}

/** Whether the limit's figure leaves room for the one at an end of the axis. */
const isFarFrom = (limit: number | null, end: 0 | 1): boolean => limit === null || Math.abs(limit - end) > 0.3;

type ReviewRowProps = { readonly item: ReviewItem; readonly chosen: boolean } & Pick<ReviewListProps, 'onChoose'>;

function ReviewRow({ item, chosen, onChoose }: ReviewRowProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li>
      <button
        ref={element}
        type="button"
        className="review-row"
        aria-current={chosen || undefined}
        onClick={() => onChoose(item.predictionId)}
      >
        <b>
          <bdi dir="ltr">{item.name}</bdi>
        </b>
        <span className="review-where">
          {item.place}
          <span className="caption">{item.detail}</span>
          {item.clock && <ClockNote words={item.clock} />}
        </span>
        <span className={item.positive ? 'review-positive' : 'second'}>
          {item.says}
          {item.unsure && <UnsureNote />}
        </span>
        <ReviewDot probability={item.probability} limit={item.limit} />
      </button>
    </li>
  );
}

/** Short in the list; the whole sentence stands in the detail. */
function ClockNote({ words }: { readonly words: string }) {
  const { t } = useTranslation();
  return (
    <span className="caption review-clock" title={words}>
      <Clock size={14} strokeWidth={1.9} aria-hidden />
      {t('review.clockBehind')}
    </span>
  );
}

/** The words beside the answer: a colour alone says nothing. */
function UnsureNote() {
  const { t } = useTranslation();
  return <span className="caption review-unsure">{t('operating.unsureTag')}</span>;
}

function ReviewDot({ probability, limit }: Pick<ReviewItem, 'probability' | 'limit'>) {
  const { t } = useTranslation();
  if (probability === null) return <span />;
  const words = t('ui.ofHundred', { count: Math.round(probability * 100) });
  return (
    <span className="review-dot" role="img" aria-label={words} title={words}>
      {limit !== null && (
        <i className="review-limit" style={{ insetInlineStart: `${positionOn(limit, 0, 1) * 100}%` }} />
      )}
      <i className="review-point" style={{ insetInlineStart: `${positionOn(probability, 0, 1) * 100}%` }} />
    </span>
  );
}
