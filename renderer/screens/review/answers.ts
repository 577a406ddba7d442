import { create } from 'zustand';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import type { ReviewFilter } from './review-view.tsx';

export type Answered = { readonly item: ReviewItem; readonly answer: Answer };

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

export function keepAnswer(item: ReviewItem, answer: Answer): void {
  useReview.setState(({ answered }) => ({ answered: [{ item, answer }, ...without(answered, item)] }));
}

const without = (answered: readonly Answered[], { prediction }: ReviewItem): readonly Answered[] =>
  answered.filter(({ item }) => item.prediction.id !== prediction.id);

export const answerTo = (answered: readonly Answered[], predictionId: string): Answer | null =>
  answered.find(({ item }) => item.prediction.id === predictionId)?.answer ?? null;

/** The neighbour in the list, staying at its ends; the first where none is chosen. */
export function neighbour(items: readonly ReviewItem[], chosen: string | null, step: 1 | -1): string | null {
  const at = items.findIndex(({ prediction }) => prediction.id === chosen);
  const next = at === -1 ? 0 : Math.min(Math.max(at + step, 0), items.length - 1);
  return items[next]?.prediction.id ?? null;
}
