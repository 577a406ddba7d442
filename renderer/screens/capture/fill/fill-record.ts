import type { Cell } from '../../../../shared/column.ts';
import { recordOf, shownNodes } from '../../../../shared/forms/look-at-form.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { isRelevant, type FormState } from '../../../../shared/forms/form-state.ts';
import type { Unmeasured } from '../../../../shared/unmeasured.ts';
import type { Fill } from './fill.ts';

type Row = Readonly<Record<string, Cell>>;

/** What a model may read so far: an answer that cannot stand is none. */
export function scoredValues({ form }: Pick<Fill, 'form'>): Row {
  const values = recordOf(form);
  if (form.problems.size === 0) return values;
  const wrong = new Set([...form.problems.keys()].map((path) => keyOf(form, path)));
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, wrong.has(key) ? null : value]));
}

/** Reasons by question, as a record keeps them; those of what is not asked any more are left out. */
export function unmeasuredOf({ form, reasons }: Pick<Fill, 'form' | 'reasons'>): Unmeasured {
  return Object.fromEntries(
    Object.entries(reasons).flatMap(([path, reason]) => {
      const node = form.tree.byPath.get(path);
      return node !== undefined && isRelevant(form, node) ? [[keyOf(form, path), reason] as const] : [];
    }),
  );
}

/** Keys of the values that the person said to be right, and that still stand. */
export function confirmedOf({ form, confirmed }: Pick<Fill, 'form' | 'confirmed'>): string[] {
  const values = recordOf(form);
  return Object.keys(confirmed).filter((key) => (values[key] ?? null) === confirmed[key]);
}

/** A question's name in a record; within repeats its place. */
export function keyOf({ tree }: FormState, path: string): string {
  const name = tree.byPath.get(path)?.name ?? path;
  return path.includes('[') ? path.slice('/data/'.length) : name;
}

/** Whether a question waits for an answer: it is no note, and nobody but the person fills it in. */
export function isAsked(form: FormState, { definition, path }: FormNode): boolean {
  const { item } = definition;
  return item?.kind === 'question' && item.type !== 'note' && !form.readOnly.has(path);
}

/** Questions that wait for an answer now, in the form's order. */
export const askedNodes = (form: FormState): readonly FormNode[] =>
  shownNodes(form).filter((node) => isAsked(form, node));

/** Answered, or with the reason why it cannot be. */
export const isDone = ({ form, reasons }: Pick<Fill, 'form' | 'reasons'>, path: string): boolean =>
  (form.values.get(path) ?? '') !== '' || reasons[path] !== undefined;

/** Why an answer cannot stand; a reason stands in for what is required. */
export function problemAt({ form, reasons }: Pick<Fill, 'form' | 'reasons'>, path: string) {
  const problem = form.problems.get(path) ?? null;
  return problem === 'required' && reasons[path] !== undefined ? null : problem;
}

/** The first question, in the form's order, that keeps the record from being saved. */
export const firstProblem = (fill: Fill): FormNode | undefined =>
  askedNodes(fill.form).find(({ path }) => problemAt(fill, path) !== null);
