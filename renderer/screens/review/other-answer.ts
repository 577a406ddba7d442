import type { Output } from '../../../shared/model.ts';

/** The one other answer there can be; null for numbers and where there are more than two classes. */
export function otherAnswer({ prediction, probabilities }: Output): string | null {
  const others = Object.keys(probabilities ?? {}).filter((name) => name !== prediction);
  return others.length === 1 ? (others[0] ?? null) : null;
}
