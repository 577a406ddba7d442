import { useId } from 'react';
import type { Option } from './select.tsx';

type SegmentsProps<V extends string> = {
  readonly label: string;
  readonly options: readonly (Option<V> & { readonly count?: number | undefined })[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** Two to four views of the same thing, one chosen. */
export function Segments<V extends string>({ label, options, value, onChange }: SegmentsProps<V>) {
  const id = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className="segment">
          <input type="radio" name={id} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label} {option.count}
          </span>
        </label>
      ))}
    </div>
  );
}
