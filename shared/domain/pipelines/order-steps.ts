import type { StepDeclaration } from '../../pipelines/declaration.ts';
import { referencesIn } from './references.ts';

/** The steps that one waits for: those that it names and those that its input refers to. */
export const needsOf = ({ needs, input }: Pick<StepDeclaration, 'needs' | 'input'>): readonly string[] => [
  ...new Set([...needs, ...referencesIn(input).map(({ step }) => step)]),
];

/** Steps in an order in which each comes after what it needs, as near to the file's as that allows; or those of a cycle. */
export function orderSteps<S extends StepDeclaration>(
  steps: readonly S[],
): { readonly ordered: readonly S[]; readonly cycle: readonly string[] } {
  const ordered: S[] = [];
  let left = [...steps];
  while (left.length > 0) {
    const waiting = new Set(left.map(({ id }) => id));
    const next = left.find((step) => needsOf(step).every((need) => !waiting.has(need)));
    if (next === undefined) return { ordered, cycle: cycleAmong(left) };
    ordered.push(next);
    left = left.filter((step) => step !== next);
  }
  return { ordered, cycle: [] };
}

/** Each of these waits for another of them: following that leads round, from a step back to itself. */
function cycleAmong(steps: readonly StepDeclaration[]): readonly string[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const path: string[] = [];
  let at = steps[0];
  while (at !== undefined && !path.includes(at.id)) {
    path.push(at.id);
    at = needsOf(at)
      .map((need) => byId.get(need))
      .find((step) => step !== undefined);
  }
  return at === undefined ? path : [...path.slice(path.indexOf(at.id)), at.id];
}
