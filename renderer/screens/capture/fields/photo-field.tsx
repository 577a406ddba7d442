import type { QuestionFieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** A photo by the sha256 of its file among the home's. */
export const PhotoField = (props: QuestionFieldProps) => <TextField {...props} />;
