import { Check, type LucideIcon } from 'lucide-react';
import { useId } from 'react';
import { Kbd } from './kbd.tsx';

export type ChoiceOption<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly key?: string | undefined;
  readonly icon?: LucideIcon | undefined;
};

type ChoiceProps<V extends string> = {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly options: readonly ChoiceOption<V>[];
  /** null: nothing chosen yet; there is no default where a person decides. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Cards in a row. */
  readonly columns?: number | undefined;
  /** 56 px cards with an 18 px question, for capture. */
  readonly large?: boolean | undefined;
  /** Shown, and not to be changed. */
  readonly locked?: boolean | undefined;
};

/** One of a few cards; arrow keys move, as in any radio group. */
export function Choice<V extends string>({ options, value, onChange, columns = 2, ...props }: ChoiceProps<V>) {
  const id = useId();
  return (
    <fieldset className={props.large ? 'choice choice-large' : 'choice'}>
      <legend className={props.labelHidden ? 'visually-hidden' : 'field-label'}>{props.label}</legend>
      {props.hint && <p className="field-hint">{props.hint}</p>}
      <div className="choice-cards" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'choice-card choice-chosen' : 'choice-card'}>
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              disabled={props.locked}
              aria-keyshortcuts={option.key}
              onChange={() => onChange(option.value)}
            />
            <span className="choice-words">
              <span className="choice-label">{option.label}</span>
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
            {option.key && <Kbd keys={option.key} />}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type ChipsProps = {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly warning?: string | undefined;
  }[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (value: string) => void;
};

/** Many of many: chips that carry a check mark when chosen. */
export const Chips = ({ label, options, chosen, onToggle }: ChipsProps) => (
  <div className="chips" role="group" aria-label={label}>
    {options.map((option) => (
      <button
        key={option.value}
        type="button"
        className="chip"
        aria-pressed={chosen.has(option.value)}
        title={option.warning}
        onClick={() => onToggle(option.value)}
      >
        <Check size={14} strokeWidth={1.9} aria-hidden className="chip-check" />
        {option.label}
      </button>
    ))}
  </div>
);
