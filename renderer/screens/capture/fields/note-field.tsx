import { Info } from 'lucide-react';
import type { QuestionFieldProps } from './field-props.ts';

/** Something to read: it has no answer. */
export const NoteField = ({ question }: QuestionFieldProps) => (
  <p className="note-field">
    <Info size={16} strokeWidth={1.9} aria-hidden />
    <span>{question.label}</span>
  </p>
);
