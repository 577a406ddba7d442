import { useTranslation } from 'react-i18next';
import type { FiredGuard } from '../../../shared/guards.ts';
import type { Prediction, ReviewItem } from '../../../shared/prediction.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { columnWords, refWords } from '../../column-words.ts';
import { formatFixed, formatMoment, formatNumber } from '../../format.ts';
import { useClockWords } from '../../use-clock-words.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useGuardWords } from '../../use-guard-words.ts';
import { useOwnWords } from '../../use-own-words.ts';
import type { Feature } from '../../../shared/model.ts';
import type { Answered } from './answers.ts';
import { otherAnswer } from './other-answer.ts';
import type { MeasuredValue } from './measured.tsx';
import type { ReviewDetailProps } from './review-detail.tsx';
import type { ReviewItem as ListItem } from './review-list.tsx';
import { shareOfHundred } from './share-words.ts';

type Told = Omit<ReviewDetailProps, 'place' | 'more' | 'answers' | 'hidden' | 'reasons'>;

type ReviewWords = {
  /** A hidden one says nothing of what the model says. */
  readonly listItem: (item: ReviewItem, hidden: boolean) => ListItem;
  readonly says: (item: ReviewItem) => string;
  /** The other answer where there is exactly one. */
  readonly other: (item: ReviewItem) => string | null;
  /** `features` are those of the model that said it; empty until they are known. */
  readonly detail: (item: ReviewItem, answered: Answered | undefined, features: readonly Feature[]) => Told;
};

/** Answers shown in the list, to know the record again; the rest stands in the detail. */
const ANSWERS_LISTED = 2;

/** Whether an answer names a picture: nothing else is said by the hash of a file. */
const isFileHash = (value: string | number): boolean => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** Where a number lies between the least and the largest that the model learned from; none for dates and text. */
function spreadOf(value: string | number, feature: Feature | undefined): MeasuredValue['spread'] {
  const { min, max } = feature ?? {};
  return typeof value !== 'number' || min === undefined || max === undefined ? undefined : { value, min, max };
}

/** What a waiting prediction says, in the words and units of its project. */
export function useReviewWords({ columns }: ProjectDefinition): ReviewWords {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const own = useOwnWords();
  const clockWords = useClockWords();
  const shareOf = useShare();
  const guardedWords = useGuardedWords();
  const target = columns.find(({ role }) => role === 'label')?.name;
  const unitOf = (name: string) => columns.find((column) => column.name === name)?.unit;
  const said = (answer: string | number) =>
    typeof answer === 'number' ? formatNumber(answer) : own.classShort(answer);
  const answersOf = ({ prediction }: ReviewItem) =>
    Object.entries(prediction.input).flatMap(([name, value]) =>
      value === null || name === target
        ? []
        : [
            {
              name,
              said: value,
              value: typeof value === 'number' ? formatNumber(value) : columnWords(value),
              unit: unitOf(name),
            },
          ],
    );

  const listItem = (item: ReviewItem, hidden: boolean): ListItem => {
    const { id, output, threshold, unsure, scoredAtMs } = item.prediction;
    const known = answersOf(item)
      .filter(({ said: value }) => !isFileHash(value))
      .slice(0, ANSWERS_LISTED);
    return {
      predictionId: id,
      name: item.title,
      place: item.place ?? formatMoment(scoredAtMs),
      detail: known.map(({ value, unit }) => (unit === undefined ? value : `${value} ${unit}`)).join(', '),
      clock: clockWords(item.clockBehindMs),
      says: hidden ? t('review.blind.listed') : said(output.prediction),
      unsure: !hidden && unsure,
      positive: !hidden && threshold !== null && item.probability !== null && item.probability >= threshold,
      probability: hidden ? null : item.probability,
      limit: threshold,
    };
  };

  const given = ({ item, answer, blind }: Answered): string => {
    const says = said(item.prediction.output.prediction);
    const to = answer.kind === 'corrected' ? said(answer.to) : says;
    return blind ? t(`review.blind.${answer.kind}`, { to, says }) : t(`review.given.${answer.kind}`, { to });
  };

  const detail: ReviewWords['detail'] = (item, answered, features) => {
    const { output, outside, guards, input, scoredAtMs, modelRef } = item.prediction;
    const strange = new Set([...outside, ...guards].map(({ column }) => column));
    const scored = t('review.scored', { model: refWords(modelRef), time: formatMoment(scoredAtMs) });
    return {
      name: item.title,
      words: [item.place, scored].filter((part) => part !== null).join(', '),
      warning:
        strange.size === 0
          ? null
          : {
              title: t('guards.title'),
              words: guards.length === 0 ? [...strange].map(nameOf).join(', ') : guardedWords(guards, input),
            },
      clock: clockWords(item.clockBehindMs),
      values: answersOf(item).map(({ name, said: raw, value, unit }) => ({
        name: nameOf(name),
        value,
        picture: isFileHash(raw) ? String(raw) : null,
        unit,
        spread: spreadOf(
          raw,
          features.find((feature) => feature.name === name),
        ),
        outside: strange.has(name),
      })),
      says: said(output.prediction),
      share: shareOf(item),
      question: own.question,
      answered: answered === undefined ? null : given(answered),
    };
  };
  const other = ({ prediction }: ReviewItem) => {
    const to = otherAnswer(prediction.output);
    return to === null ? null : said(to);
  };
  return { listItem, detail, other, says: ({ prediction }) => said(prediction.output.prediction) };
}

/** What looked wrong and what became of it, each a sentence. */
function useGuardedWords(): (guards: readonly FiredGuard[], input: Prediction['input']) => string {
  const { t } = useTranslation();
  const wordsOf = useGuardWords();
  return (guards, input) =>
    guards
      .map((fired) => {
        const { words } = wordsOf(fired, input[fired.column] ?? null);
        return t(`guards.became.${fired.confirmed ? 'confirmed' : fired.response}`, { words });
      })
      .join(' ');
}

/** What the share is of, and where it stands against the limit; null for numbers. */
function useShare(): (item: ReviewItem) => ReviewDetailProps['share'] {
  const { t } = useTranslation();
  const { classShort } = useOwnWords();
  return ({ probability, positiveClass, prediction }) => {
    if (probability === null) return null;
    const ofHundred = Math.round(probability * 100);
    const answer = classShort(positiveClass ?? String(prediction.output.prediction));
    if (prediction.threshold === null || positiveClass === null) {
      return { words: t('review.share.alone', { answer, share: formatNumber(ofHundred) }), ofHundred };
    }
    const { side, digits } = shareOfHundred(probability, prediction.threshold);
    const [share, limit] = [probability, prediction.threshold].map((value) => formatFixed(value * 100, digits));
    const words = t(`review.share.${side}`, { answer, share, limit });
    return { words: prediction.unsure ? `${words}. ${t('operating.leftToYou')}` : words, ofHundred };
  };
}
