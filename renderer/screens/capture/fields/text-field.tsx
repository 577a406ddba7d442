import { Field } from '../../../ui/controls/field.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { useTyped } from './use-typed.ts';

/** One line of text; also a barcode, which a scanner types like a keyboard. */
export function TextField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const [typed, setTyped] = useTyped(answer, (text) => text.trim());
  return (
    <Field
      large
      label={question.label}
      hint={question.hint}
      unit={question.unit}
      inputMode={question.appearance.has('numbers') ? 'numeric' : 'text'}
      value={typed}
      locked={question.isReadOnly}
      refusal={refusal}
      onChange={(next) => onAnswer(setTyped(next))}
      onLeave={onLeave}
    />
  );
}
