import type { Cell } from '../column.ts';
import type { Environment } from './expression/scope.ts';
import { toText } from './expression/values.ts';
import type { CompiledForm } from './compile-form.ts';
import { ROOT_NAME } from './definition.ts';
import { isRepeated, singleQuestions } from './fill-form.ts';
import { type FormDraft, MOST_REPEATS } from './form-draft.ts';
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
 * What is answered, by question, as a data set's row has it: numbers of integer and decimal questions and of what is
 * calculated, text of the others, null where it is empty, not relevant or not of its type. Notes and metadata are left
 * out. An answer within a repeat stands under its place, `household/member[2]/name`, and only where there is one.
 */
export function recordOf(state: FormState): Readonly<Record<string, Cell>> {
  const cells: Record<string, Cell> = {};
  for (const node of state.tree.byPath.values()) {
    const { item } = node.definition;
    if (item?.kind !== 'question' || item.type === 'note' || item.type === 'metadata') continue;
    const text = isRelevant(state, node) ? (state.values.get(node.path) ?? '') : '';
    const isWithin = isRepeated(node.definition);
    if (isWithin && text === '') continue;
    cells[isWithin ? keyWithin(node.path) : item.name] = cellOf(item, text, state.problems.get(node.path) ?? null);
  }
  return cells;
}

const keyWithin = (path: string): string => path.slice(`/${ROOT_NAME}/`.length);

/** A record's values as they are filled in again. What the form does not ask is left out. */
export function draftOfRecord(compiled: CompiledForm, record: Readonly<Record<string, Cell>>): FormDraft {
  const values: Record<string, string> = {};
  const counts: Record<string, number> = {};
  const paths = new Map(singleQuestions(compiled).map(({ name, path }) => [name, path]));
  for (const [key, cell] of Object.entries(record)) {
    if (cell === null || cell === '') continue;
    const path = paths.get(key) ?? (key.includes('[') ? `/${ROOT_NAME}/${key}` : undefined);
    if (path === undefined) continue;
    values[path] = String(cell);
    for (const { index, 1: at } of path.matchAll(/\[(\d+)\]/gu)) {
      const repeat = path.slice(0, index);
      counts[repeat] = Math.min(MOST_REPEATS, Math.max(counts[repeat] ?? 1, Number(at)));
    }
  }
  return { values, counts };
}

function cellOf({ type }: FormQuestion, text: string, problem: AnswerProblem | null): Cell {
  if (text === '' || problem === 'type') return null;
  const isNumber = type === 'calculate' ? String(Number(text)) === text : type === 'integer' || type === 'decimal';
  return isNumber ? Number(text) : text;
}
