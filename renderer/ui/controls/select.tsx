import { ChevronDown } from 'lucide-react';
import { useId } from 'react';

export type Option<V extends string> = { readonly value: V; readonly label: string };

type SelectProps<V extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly options: readonly Option<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
  readonly large?: boolean | undefined;
};

/** A closed list of more than four choices. The system draws the open list, so that it works with any keyboard. */
export function Select<V extends string>({
  label,
  labelHidden,
  hint,
  options,
  value,
  onChange,
  large,
}: SelectProps<V>) {
  const id = useId();
  const choose = (chosen: string) => {
    const option = options.find((candidate) => candidate.value === chosen);
    if (option) onChange(option.value);
  };
  return (
    <div className={large ? 'field field-large' : 'field'}>
      <label htmlFor={id} className={labelHidden ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="field-box select-box">
        <select id={id} value={value} onChange={(event) => choose(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={16} strokeWidth={1.9} aria-hidden />
      </div>
    </div>
  );
}
