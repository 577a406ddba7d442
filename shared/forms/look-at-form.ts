import type { Cell } from '../column.ts';
import type { Environment } from './expression/scope.ts';
import { toText } from './expression/values.ts';
import { singleQuestions } from './fill-form.ts';
import { type FormChoice, type FormQuestion, type FormText, textIn } from './form.ts';
import { type AnswerProblem, type FormState, isRelevant, sourceOf } from './form-state.ts';
import type { FormNode } from './form-tree.ts';
import { offeredChoices } from './offered-choices.ts';
import { REFERENCE_IN_TEXT } from './text-problems.ts';

/** A question, group or repeat as it is shown. */
export type ItemView = {
  readonly path: string;
  readonly value: string;
  readonly isRequired: boolean;
  readonly isReadOnly: boolean;
  readonly problem: AnswerProblem | null;
};

/** Nodes that are shown now, in the order of the form: what is relevant, without what is only calculated. */
export const shownNodes = (state: FormState): readonly FormNode[] =>
  [...state.tree.byPath.values()].filter((node) => {
    const { item } = node.definition;
    const isHidden = item === null || (item.kind === 'question' && ['calculate', 'metadata'].includes(item.type));
    return !isHidden && isRelevant(state, node);
  });

export const viewOf = (state: FormState, { path }: FormNode): ItemView => ({
  path,
  value: state.values.get(path) ?? '',
  isRequired: state.required.has(path),
  isReadOnly: state.readOnly.has(path),
  problem: state.problems.get(path) ?? null,
});

/** What a question offers to choose from now. */
export const choicesAt = (state: FormState, node: FormNode, environment: Environment): readonly FormChoice[] =>
  offeredChoices(state, node, sourceOf(state, environment));

/** A text of an item in the record's language, with the answers that it names. */
export function textAt(state: FormState, node: FormNode, text: FormText, environment: Environment): string {
  const source = sourceOf(state, environment);
  return textIn(text, state.language, state.compiled.form).replace(REFERENCE_IN_TEXT, (_, name: string) =>
    toText(source.findNamed(name, node, false), source),
  );
}

/** Whether nothing that is shown has a problem. */
export const isComplete = ({ problems }: FormState): boolean => problems.size === 0;

/**
 * What is answered outside repeats, by question, as a data set's row has it: numbers of integer and decimal questions,
 * text of the others, null where it is empty, not relevant or not of its type. Notes and metadata are left out.
 */
export function recordOf(state: FormState): Readonly<Record<string, Cell>> {
  return Object.fromEntries(
    singleQuestions(state.compiled).flatMap((definition): readonly (readonly [string, Cell])[] => {
      const item = definition.item as FormQuestion; // singleQuestions gives questions alone
      if (item.type === 'note' || item.type === 'metadata') return [];
      const node = state.tree.byPath.get(definition.path);
      const text = node !== undefined && isRelevant(state, node) ? (state.values.get(node.path) ?? '') : '';
      return [[item.name, cellOf(item, text, state.problems.get(definition.path) ?? null)]];
    }),
  );
}

function cellOf({ type }: FormQuestion, text: string, problem: AnswerProblem | null): Cell {
  if (text === '' || problem === 'type') return null;
  return type === 'integer' || type === 'decimal' ? Number(text) : text;
}
