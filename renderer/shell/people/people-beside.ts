import type { Actor } from '../../../shared/project.ts';

/** More do not fit beside the one who works here; the others stand in the menu. */
export const MOST_BESIDE = 3;

/**
 * Whom one touch makes the one who works here: all others where they are few, else those who worked in this window last.
 * Always in the order of their names, so that nobody is looked for.
 */
export function peopleBeside(people: readonly Actor[], recent: readonly string[], currentId: string): readonly Actor[] {
  const others = people.filter(({ id }) => id !== currentId);
  if (others.length <= MOST_BESIDE) return others;
  const chosen = new Set(recent.filter((id) => others.some((other) => other.id === id)).slice(0, MOST_BESIDE));
  return others.filter(({ id }) => chosen.has(id));
}

/** Who worked here last, the newest first, each once. */
export const withRecent = (recent: readonly string[], id: string): readonly string[] =>
  [id, ...recent.filter((known) => known !== id)].slice(0, MOST_BESIDE + 1);
