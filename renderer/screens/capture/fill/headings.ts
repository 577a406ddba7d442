import type { Definition } from '../../../../shared/forms/definition.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { textIn } from '../../../../shared/forms/form.ts';
import type { FormState } from '../../../../shared/forms/form-state.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { textAt } from '../../../../shared/forms/look-at-form.ts';

/** What a group or repeat is called in the form's language, with the answers that it names; '' where it has no name. */
export function headingAt(form: FormState, node: FormNode, environment: Environment): string {
  const { item } = node.definition;
  return item === null ? '' : textAt(form, node, item.label, environment);
}

/** The same for a step, where it may stand in several records' repeats or in none. */
export const headingOfDefinition = (
  { language, compiled }: Pick<FormState, 'language' | 'compiled'>,
  { item }: Definition,
): string => (item === null ? '' : textIn(item.label, language, compiled.form));

/** The first answer given within one of a repeat, which tells it from the others; '' where there is none. */
export function gistAt(form: FormState, { children }: FormNode): string {
  for (const child of children) {
    const said = child.definition.item?.kind === 'question' ? (form.values.get(child.path) ?? '') : gistAt(form, child);
    if (said !== '') return said;
  }
  return '';
}
