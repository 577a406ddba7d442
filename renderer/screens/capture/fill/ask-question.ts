import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { type FormQuestion, textIn } from '../../../../shared/forms/form.ts';
import type { FormState } from '../../../../shared/forms/form-state.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { choicesAt, textAt } from '../../../../shared/forms/look-at-form.ts';
import { rangeOf } from '../../../../shared/forms/range-of.ts';
import type { AskedQuestion } from '../fields/field-props.ts';

/** Says in which unit a project's column of that name is. */
export type UnitOf = (name: string) => string | undefined;

/** A question as it stands now, in the form's language. */
export function askQuestion(
  form: FormState,
  node: FormNode & { readonly definition: { readonly item: FormQuestion } },
  environment: Environment,
  unitOf: UnitOf,
): AskedQuestion {
  const { item, expressions } = node.definition;
  const said = textAt(form, node, item.label, environment) || item.name;
  const isNumber = item.type === 'integer' || item.type === 'decimal';
  const { label, unit } = isNumber ? splitUnit(said) : { label: said, unit: undefined };
  const hint = textAt(form, node, item.hint, environment);
  return {
    path: node.path,
    name: item.name,
    type: item.type,
    appearance: new Set((item.appearance ?? '').split(/\s+/u).filter((word) => word !== '')),
    label,
    hint: hint === '' ? undefined : hint,
    unit: unit ?? item.unit ?? (isNumber ? unitOf(item.name) : undefined),
    isRequired: form.required.has(node.path),
    isReadOnly: form.readOnly.has(node.path),
    choices: choicesAt(form, node, environment).map(({ name, label: words }) => ({
      name,
      label: textIn(words, form.language, form.compiled.form) || name,
    })),
    range: isNumber ? rangeOf(expressions.constraint) : {},
  };
}

/** Whether a node is a question and no group or repeat. */
export const isQuestion = (
  node: FormNode,
): node is FormNode & { readonly definition: { readonly item: FormQuestion } } =>
  node.definition.item?.kind === 'question';

/** XLSForms name a number's unit in its label: "Weight (kg)" asks for Weight, in kg. */
export function splitUnit(label: string): { readonly label: string; readonly unit: string | undefined } {
  const match = /^(.*\S)\s*\(([^\s()]{1,12})\)$/u.exec(label.trim());
  return match === null ? { label, unit: undefined } : { label: match[1] ?? label, unit: match[2] };
}
