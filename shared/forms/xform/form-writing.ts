import type { CompiledForm } from '../compile-form.ts';
import type { Definition, ExpressionUse } from '../definition.ts';
import { readExpression } from '../expression/read-expression.ts';
import type { Expression } from '../expression/syntax.ts';
import { type FormText, textIn } from '../form.ts';
import { REFERENCE_IN_TEXT } from '../text-problems.ts';
import { writeExpression } from './write-expression.ts';
import { element, escapeText } from './xml.ts';

/** What every part of an XForm is written from. */
export type FormWriting = {
  readonly compiled: CompiledForm;
  /** The name of the extra node that holds a repeat's count, where it is no plain question (`jr:count` takes a path). */
  readonly countNodes: ReadonlyMap<Definition, string>;
};

export const isTranslated = ({ compiled }: FormWriting): boolean => compiled.form.languages.length > 0;

export function write(writing: FormWriting, owner: Definition, expression: Expression, isFilter = false): string {
  return writeExpression(expression, { owner, names: writing.compiled.names, isFilter });
}

/** What an item's expression says, or undefined where it has none of that use. */
export function writeUse(writing: FormWriting, definition: Definition, use: ExpressionUse): string | undefined {
  const expression = definition.expressions[use];
  return expression === undefined ? undefined : write(writing, definition, expression, use === 'choiceFilter');
}

/** A text in one language as XML, with `<output>` where it shows an answer. */
export function writeText(writing: FormWriting, owner: Definition, text: FormText, language: string): string {
  const said = textIn(text, language, writing.compiled.form);
  const parts = said.split(REFERENCE_IN_TEXT); // texts and names in turn
  return parts
    .map((part, index) =>
      index % 2 === 0
        ? escapeText(part)
        : element('output', { value: write(writing, owner, readExpression(`\${${part}}`)) }),
    )
    .join('');
}

export const hasText = (text: FormText): boolean => Object.values(text).some((said) => said !== '');

/** Texts of an item by what they are there for; the names are those that XForms gives the last two. */
export type TextUse = 'label' | 'hint' | 'jr:constraintMsg' | 'jr:requiredMsg';

export function textsOf({ item }: Definition): readonly (readonly [TextUse, FormText])[] {
  if (item === null) return [];
  const label = ['label', item.label] as const;
  if (item.kind !== 'question') return [label];
  return [
    label,
    ['hint', item.hint],
    ['jr:constraintMsg', item.constraintMessage],
    ['jr:requiredMsg', item.requiredMessage],
  ];
}

export const textId = ({ path }: Definition, use: TextUse): string => `${path}:${use}`;

/** Of a list's choices by their place. */
export const choiceTextId = (list: string, index: number): string => `${list}-${index}`;
