import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { columnWords } from '../../column-words.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import { otherAnswer } from './other-answer.ts';
import type { ReviewDetailProps } from './review-detail.tsx';
import type { ReviewItem as ListItem } from './review-list.tsx';

type Told = Omit<ReviewDetailProps, 'place' | 'more' | 'onConfirm' | 'onCorrect' | 'onUnsure'>;

type ReviewWords = {
  readonly listItem: (item: ReviewItem) => ListItem;
  readonly detail: (item: ReviewItem, answer: Answer | null) => Told;
};

const said = (value: string | number): string => (typeof value === 'number' ? formatNumber(value) : columnWords(value));

/** What a waiting prediction says, in the words and units of its project. */
export function useReviewWords({ columns }: ProjectDefinition): ReviewWords {
  const { t } = useTranslation();
  const site = columns.find(({ role }) => role === 'site')?.name;
  const target = columns.find(({ role }) => role === 'label')?.name;
  const placeOf = ({ prediction }: ReviewItem) => String((site && prediction.input[site]) ?? '');

  const listItem = (item: ReviewItem): ListItem => {
    const { id, output, threshold, scoredAtMs } = item.prediction;
    return {
      predictionId: id,
      name: item.title,
      place: placeOf(item),
      detail: formatMoment(scoredAtMs),
      says: said(output.prediction),
      positive: threshold !== null && item.probability !== null && item.probability >= threshold,
      probability: item.probability,
      limit: threshold,
    };
  };

  const detail = (item: ReviewItem, answer: Answer | null): Told => {
    const { input, output, outside, scoredAtMs, modelRef } = item.prediction;
    const strange = new Set(outside.map(({ column }) => column));
    const other = otherAnswer(output);
    return {
      name: item.title,
      words: [placeOf(item), formatMoment(scoredAtMs), modelRef].filter((part) => part !== '').join(', '),
      warning:
        strange.size === 0
          ? null
          : { title: t('review.outsideTitle'), words: [...strange].map((name) => columnWords(name)).join(', ') },
      values: Object.entries(input).flatMap(([name, value]) => {
        if (value === null || name === target) return [];
        const unit = columns.find((column) => column.name === name)?.unit;
        return [{ name: columnWords(name), value: said(value), unit, outside: strange.has(name) }];
      }),
      says: said(output.prediction),
      other: other === null ? null : said(other),
      probabilityWords:
        item.probability === null ? null : t('ui.ofHundred', { count: Math.round(item.probability * 100) }),
      reasons: null,
      question:
        target === undefined ? t('review.question') : t('review.questionAbout', { target: columnWords(target) }),
      answered: answer && t(`review.given.${answer.kind}`, { to: answer.kind === 'corrected' ? said(answer.to) : '' }),
    };
  };
  return { listItem, detail };
}
