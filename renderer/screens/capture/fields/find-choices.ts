import { foldText } from '../../../../shared/domain/fold-text.ts';
import type { AskedChoice } from './field-props.ts';

/** As many as are looked through with the arrow keys. */
const MOST_SHOWN = 8;

/** Choices whose words contain what was typed, whatever its case and accents; those that begin with it first. */
export function findChoices(choices: readonly AskedChoice[], typed: string): readonly AskedChoice[] {
  const wanted = foldText(typed).join(' ');
  const found = choices
    .map((choice) => ({ choice, at: foldText(choice.label).join(' ').indexOf(wanted) }))
    .filter(({ at }) => at >= 0);
  return [...found.filter(({ at }) => at === 0), ...found.filter(({ at }) => at > 0)]
    .slice(0, MOST_SHOWN)
    .map(({ choice }) => choice);
}
