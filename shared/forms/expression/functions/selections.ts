import type { FunctionTable } from '../scope.ts';

/** Answers of select_multiple are names with spaces between. */
const namesIn = (text: string): readonly string[] => text.split(/\s+/).filter((name) => name !== '');

/** What a person chose. */
export const selectionFunctions: FunctionTable = {
  selected: { least: 2, most: 2, call: ({ text }) => namesIn(text(0)).includes(text(1).trim()) },
  'selected-at': {
    least: 2,
    most: 2,
    call: ({ text, number }) => namesIn(text(0))[Math.trunc(number(1))] ?? '',
  },
  'count-selected': { least: 1, most: 1, call: ({ text }) => namesIn(text(0)).length },
  /** The second input is the question, written as a text; the parser has read it as what it says (`read-expression.ts`). */
  'jr:choice-name': {
    least: 2,
    most: 2,
    call: ({ text, nodes, scope }) => {
      const question = nodes(1)?.[0];
      return question === undefined ? '' : (scope.source.choiceLabel(question, text(0)) ?? '');
    },
  },
};
