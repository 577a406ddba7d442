import { useState } from 'react';
import { Field, type Refusal } from '../../../ui/controls/field.tsx';

type NumberFieldProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Anything but a number stands empty. */
  readonly value: unknown;
  readonly refusal: Refusal | undefined;
  /** Undefined where nothing is typed, NaN where it is no number. */
  readonly onChange: (value: number | undefined) => void;
};

const written = (value: unknown): string => (typeof value === 'number' && Number.isFinite(value) ? String(value) : '');

/** What a text says as a number, with a point or a comma. */
const readNumber = (text: string): number | undefined =>
  text.trim() === '' ? undefined : Number(text.trim().replace(',', '.').replace('−', '-'));

/** A number as it is typed: the text stays as long as it says the number that is there. */
export function NumberField({ value, onChange, ...field }: NumberFieldProps) {
  const [text, setText] = useState(written(value));
  const isShown = Object.is(readNumber(text), value);
  return (
    <Field
      {...field}
      inputMode="decimal"
      value={isShown ? text : written(value)}
      onChange={(typed) => {
        setText(typed);
        onChange(readNumber(typed));
      }}
    />
  );
}
