import type { QuestionFieldProps } from './field-props.ts';
import { TextField } from './text-field.tsx';

/** A place as the form writes it: latitude, longitude, altitude and accuracy. */
export const PlaceField = (props: QuestionFieldProps) => <TextField {...props} />;
