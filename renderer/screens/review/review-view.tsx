import { ListChecks } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import type { Agreement } from '../../../shared/prediction.ts';
import { AgreementWords } from './agreement-words.tsx';
import { ReviewDetail, type ReviewDetailProps } from './review-detail.tsx';
import { type ReviewItem, ReviewList } from './review-list.tsx';

export type ReviewFilter = 'waiting' | 'answered';

export type ReviewViewProps = {
  readonly items: readonly ReviewItem[];
  readonly filter: ReviewFilter;
  readonly counts: Readonly<Record<ReviewFilter, number>>;
  readonly onFilter: (filter: ReviewFilter) => void;
  readonly chosen: string | null;
  readonly onChoose: (predictionId: string) => void;
  readonly detail: ReviewDetailProps | null;
  readonly agreement: Agreement | null;
};

/** The list at the start, the chosen record with its three answers in the rest. */
export function ReviewView({ items, filter, counts, onFilter, chosen, onChoose, detail, agreement }: ReviewViewProps) {
  const { t } = useTranslation();
  return (
    <div className="review">
      <section className="review-side">
        <header>
          <div>
            <h1 className="page-heading">{t('review.title')}</h1>
            <p className="second">
              {t('review.sentence', { count: counts.waiting, shown: formatNumber(counts.waiting) })}
            </p>
          </div>
          <Segments
            label={t('review.list')}
            value={filter}
            onChange={onFilter}
            options={[
              { value: 'waiting', label: t('review.waiting'), count: counts.waiting },
              { value: 'answered', label: t('review.answered'), count: counts.answered },
            ]}
          />
        </header>
        <ReviewList items={items} chosen={chosen} onChoose={onChoose} />
        {agreement && <AgreementWords agreement={agreement} />}
      </section>
      {detail ? (
        <ReviewDetail {...detail} />
      ) : (
        <div className="review-detail">
          <Empty
            icon={ListChecks}
            title={t(`review.empty.${filter}.title`)}
            missing={t(`review.empty.${filter}.words`)}
          />
        </div>
      )}
    </div>
  );
}
