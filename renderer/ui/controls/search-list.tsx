import { type KeyboardEvent, useId, useState } from 'react';
import { Field } from './field.tsx';
import type { Option } from './select.tsx';

type SearchListProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What stands in the field. */
  readonly value: string;
  /** What fits it, to choose from; empty while nothing is looked for. */
  readonly options: readonly Option<string>[];
  /** Said where something is looked for and nothing fits. */
  readonly missing?: string | undefined;
  readonly locked?: boolean | undefined;
  readonly onType: (text: string) => void;
  readonly onChoose: (value: string) => void;
  readonly onLeave: () => void;
};

/** One of many, found by typing; arrow keys move in what fits, Enter takes it. */
export function SearchList({ options, missing, onChoose, onType, ...props }: SearchListProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const marked = Math.min(at, options.length - 1);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const option = options[marked];
    if (option === undefined || (step === 0 && event.key !== 'Enter')) return;
    event.preventDefault();
    event.stopPropagation();
    if (step === 0) onChoose(option.value);
    else setAt((marked + step + options.length) % options.length);
  };
  return (
    <div className="search-list">
      <Field
        large
        label={props.label}
        hint={props.hint}
        value={props.value}
        locked={props.locked}
        onChange={(text) => {
          setAt(0);
          onType(text);
        }}
        onKeyDown={move}
        onLeave={props.onLeave}
      />
      {options.length > 0 && (
        <ul className="search-list-found" role="listbox" aria-label={props.label}>
          {options.map((option, index) => (
            // Pressing must not take the focus from the field, which would close the list before the click.
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === marked}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(option.value)}
            >
              {option.label}
            </li>
          ))}
        </ul>
      )}
      {missing !== undefined && <p className="search-list-found search-list-missing">{missing}</p>}
    </div>
  );
}
