import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { setAnswer } from '../../../../shared/forms/fill-form.ts';
import type { FormState } from '../../../../shared/forms/form-state.ts';

/** A decimal point one or two places off is the usual slip of a hand: ten or a hundred times too much or too little. */
const SLIPS = [0.1, 10, 0.01, 100];

/** What was probably meant by a number that its constraint refuses; null where no such slip explains it. */
export function proposeAnswer(form: FormState, path: string, environment: Environment): string | null {
  const item = form.tree.byPath.get(path)?.definition.item;
  const typed = Number(form.values.get(path) ?? '');
  const isNumber = item?.kind === 'question' && (item.type === 'integer' || item.type === 'decimal');
  if (!isNumber || form.problems.get(path) !== 'constraint' || typed === 0) return null;
  const meant = SLIPS.map((factor) => String(Number((typed * factor).toPrecision(10))));
  return meant.find((text) => !setAnswer(form, path, text, environment).problems.has(path)) ?? null;
}
