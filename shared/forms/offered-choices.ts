import { isTrue } from './expression/evaluate.ts';
import type { FormSource } from './expression/scope.ts';
import type { FormChoice } from './form.ts';
import { allChoices, type FormState, scopeAt } from './form-state.ts';
import type { FormNode } from './form-tree.ts';

/** The choices that a question offers now, as its `choice_filter` leaves them. */
export function offeredChoices(state: FormState, node: FormNode, source: FormSource): readonly FormChoice[] {
  const { item, expressions } = node.definition;
  const choices = allChoices(state, node);
  const filter = expressions.choiceFilter;
  if (filter === undefined || item?.kind !== 'question') return choices;
  const rows = source.instanceNamed(item.list ?? '')?.children[0]?.children ?? [];
  const scope = scopeAt(source, node);
  return choices.filter((_, index) => {
    const row = rows[index];
    return row !== undefined && isTrue(filter, { ...scope, node: row, position: index + 1, size: rows.length });
  });
}
