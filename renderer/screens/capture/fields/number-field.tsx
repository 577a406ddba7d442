import { Field } from '../../../ui/controls/field.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { readTypedNumber } from './read-typed.ts';
import { useTyped } from './use-typed.ts';

/** A number with a decimal comma or point, in Latin or Arabic digits; its unit stands at the end. */
export function NumberField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const [typed, setTyped] = useTyped(answer, readTypedNumber);
  return (
    <Field
      large
      label={question.label}
      hint={question.hint}
      unit={question.unit}
      note={question.last}
      inputMode={question.type === 'integer' ? 'numeric' : 'decimal'}
      value={typed}
      locked={question.isReadOnly}
      refusal={refusal}
      onChange={(next) => onAnswer(setTyped(next))}
      onLeave={onLeave}
    />
  );
}
