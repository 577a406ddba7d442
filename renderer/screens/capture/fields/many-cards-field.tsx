import { ChoiceMany } from '../../../ui/controls/choice-many.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { cardColumns, chosenIn, keyedChoices, toggled } from './offer.ts';
import { RefusedBelow } from './refused-below.tsx';

/** Any number of cards; the first nine have a number key. */
export function ManyCardsField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const keyed = keyedChoices(question);
  const toggle = (name: string) => {
    if (question.isReadOnly) return;
    onAnswer(toggled(answer, name, question.choices));
    onLeave();
  };
  return (
    <>
      <ChoiceMany
        label={question.label}
        hint={question.hint}
        columns={cardColumns(question)}
        options={question.choices.map(({ name, label }) => {
          const at = keyed.indexOf(name);
          return { value: name, label, ...(at < 0 ? {} : { key: String(at + 1) }) };
        })}
        chosen={new Set(chosenIn(answer))}
        locked={question.isReadOnly}
        onToggle={toggle}
      />
      <RefusedBelow refusal={refusal} />
    </>
  );
}
