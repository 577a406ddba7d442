import { Check } from 'lucide-react';
import { Kbd } from './kbd.tsx';
import type { ChoiceOption } from './choice.tsx';

type ChoiceManyProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly Pick<ChoiceOption<string>, 'value' | 'label' | 'key'>[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (value: string) => void;
  /** Cards in a row. */
  readonly columns?: number | undefined;
  /** Shown, and not to be changed. */
  readonly locked?: boolean | undefined;
};

/** Any number of large cards, for capture. */
export const ChoiceMany = ({ label, hint, options, chosen, columns = 2, ...props }: ChoiceManyProps) => (
  <fieldset className="choice choice-large">
    <legend className="field-label">{label}</legend>
    {hint && <p className="field-hint">{hint}</p>}
    <div className="choice-cards" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
      {options.map(({ value, label: words, key }) => (
        <label key={value} className={chosen.has(value) ? 'choice-card choice-chosen' : 'choice-card'}>
          <input
            type="checkbox"
            checked={chosen.has(value)}
            disabled={props.locked}
            aria-keyshortcuts={key}
            onChange={() => props.onToggle(value)}
          />
          {chosen.has(value) && <Check size={14} strokeWidth={3} aria-hidden className="choice-tick" />}
          <span className="choice-words">
            <span className="choice-label">{words}</span>
          </span>
          {key && <Kbd keys={key} />}
        </label>
      ))}
    </div>
  </fieldset>
);
