import { TextArea } from '../../../ui/controls/text-area.tsx';
import type { QuestionFieldProps } from './field-props.ts';

/** Text of several lines; Enter begins a new one here, Ctrl Enter goes on. */
export const LongTextField = ({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) => (
  <TextArea
    large
    label={question.label}
    hint={question.hint}
    value={answer}
    locked={question.isReadOnly}
    refusal={refusal}
    onChange={onAnswer}
    onLeave={onLeave}
  />
);
