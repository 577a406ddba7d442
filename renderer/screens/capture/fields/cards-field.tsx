import { Choice } from '../../../ui/controls/choice.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { cardColumns } from './offer.ts';
import { RefusedBelow } from './refused-below.tsx';

/** One of a few cards, each with its number key. */
export function CardsField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const choose = (name: string) => {
    if (question.isReadOnly) return;
    onAnswer(name);
    onLeave();
  };
  return (
    <>
      <Choice
        large
        label={question.label}
        hint={question.hint}
        columns={cardColumns(question)}
        options={question.choices.map(({ name, label }, index) => ({ value: name, label, key: String(index + 1) }))}
        value={answer === '' ? null : answer}
        locked={question.isReadOnly}
        onChange={choose}
      />
      <RefusedBelow refusal={refusal} />
    </>
  );
}
