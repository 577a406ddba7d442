import { slippedNumbers } from '../../../../shared/domain/slipped-numbers.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { setAnswer } from '../../../../shared/forms/fill-form.ts';
import type { FormState } from '../../../../shared/forms/form-state.ts';

/** What was probably meant by a number that its constraint refuses; null where no such slip explains it. */
export function proposeAnswer(form: FormState, path: string, environment: Environment): string | null {
  const item = form.tree.byPath.get(path)?.definition.item;
  const typed = Number(form.values.get(path) ?? '');
  const isNumber = item?.kind === 'question' && (item.type === 'integer' || item.type === 'decimal');
  if (!isNumber || form.problems.get(path) !== 'constraint' || typed === 0) return null;
  const meant = slippedNumbers(typed).map(String);
  return meant.find((text) => !setAnswer(form, path, text, environment).problems.has(path)) ?? null;
}
