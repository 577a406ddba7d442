import type { FormNode } from './form-tree.ts';
import type { FormState } from './form-state.ts';

/** Answers and counts without those of one of a repeat; those after it get its place. */
export function moveRepeats(
  { values, counts }: FormState,
  removed: FormNode,
): { values: Map<string, string>; counts: Map<string, number> } {
  const base = removed.path.slice(0, removed.path.lastIndexOf('['));
  const place = Number(removed.path.slice(base.length + 1, -1));
  const moved = <T>(entries: ReadonlyMap<string, T>): Map<string, T> =>
    new Map(
      [...entries].flatMap(([path, value]) => {
        const at = placeIn(path, base);
        if (at === null || at < place) return [[path, value] as const];
        const rest = path.slice(`${base}[${at}]`.length);
        return at === place ? [] : [[`${base}[${at - 1}]${rest}`, value] as const];
      }),
    );
  const left = moved(counts);
  left.set(base, Math.max(0, (counts.get(base) ?? 1) - 1));
  return { values: moved(values), counts: left };
}

/** Which of the repeat a path lies in; null where in none. */
function placeIn(path: string, base: string): number | null {
  if (!path.startsWith(`${base}[`)) return null;
  return Number.parseInt(path.slice(base.length + 1), 10);
}
