import { create } from 'zustand';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import type { ReviewFilter } from './review-view.tsx';

export type Answered = {
  readonly item: ReviewItem;
  readonly answer: Answer;
  /** It was given before the prediction was shown. */
  readonly blind: boolean;
};

/** What this person chose and answered since the window was opened, newest first; each prediction stands once. */
type ReviewState = {
  readonly projectId: string | null;
  readonly filter: ReviewFilter;
  readonly chosen: string | null;
  readonly answered: readonly Answered[];
};

export const useReview = create<ReviewState>(() => ({
  projectId: null,
  filter: 'waiting',
  chosen: null,
  answered: [],
}));

/** Answers belong to one project; opening another begins with none. */
export function openReview(projectId: string): void {
  if (useReview.getState().projectId === projectId) return;
  useReview.setState({ projectId, filter: 'waiting', chosen: null, answered: [] });
}

export const choose = (chosen: string | null): void => useReview.setState({ chosen });

export const show = (filter: ReviewFilter): void => useReview.setState({ filter, chosen: null });

export function keepAnswer(item: ReviewItem, answer: Answer, blind: boolean): void {
  useReview.setState(({ answered }) => ({ answered: [{ item, answer, blind }, ...without(answered, item)] }));
}

const without = (answered: readonly Answered[], { prediction }: ReviewItem): readonly Answered[] =>
  answered.filter(({ item }) => item.prediction.id !== prediction.id);

export const answerTo = (answered: readonly Answered[], predictionId: string): Answer | null =>
  findAnswered(answered, predictionId)?.answer ?? null;

export const findAnswered = (answered: readonly Answered[], predictionId: string): Answered | undefined =>
  answered.find(({ item }) => item.prediction.id === predictionId);

/** Whether what the model says must not be seen yet: it is asked first, and this person has not answered. */
export const isHidden = (item: ReviewItem, answered: readonly Answered[]): boolean =>
  item.blind && findAnswered(answered, item.prediction.id) === undefined;

/** What a person says before seeing the prediction, as an answer to it. */
export const blindAnswer = (item: ReviewItem, said: string): Answer =>
  said === String(item.prediction.output.prediction) ? { kind: 'confirmed' } : { kind: 'corrected', to: said };

/** The neighbour in the list, staying at its ends; the first where none is chosen. */
export function neighbour(items: readonly ReviewItem[], chosen: string | null, step: 1 | -1): string | null {
  const at = items.findIndex(({ prediction }) => prediction.id === chosen);
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1);
  return items[next]?.prediction.id ?? null;
}
