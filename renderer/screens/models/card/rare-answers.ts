import type { CardData, ModelCard } from '../../../../shared/model-card.ts';
import { RARE_SHARE } from '../../../../shared/model-card.ts';

/** Answers that training saw so seldom that the figures of all say little of them, and how many rows there were. */
export function rareAnswers({ data }: Pick<ModelCard, 'data'>): {
  readonly rare: CardData['answers'];
  readonly all: number;
} {
  const answers = data?.answers ?? [];
  const all = answers.reduce((sum, { rows }) => sum + rows, 0);
  return { rare: answers.filter(({ rows }) => rows < RARE_SHARE * all), all };
}
