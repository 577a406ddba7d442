import { useId } from 'react';
import { type FieldProps, Refused } from './field.tsx';

type TextAreaProps = Pick<FieldProps, 'label' | 'hint' | 'value' | 'refusal' | 'locked' | 'large' | 'onChange'> & {
  readonly onLeave?: (() => void) | undefined;
};

/** Text of several lines. */
export function TextArea({ label, hint, value, refusal, locked, large, onChange, onLeave }: TextAreaProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, refusal && `${id}-refusal`].filter(Boolean).join(' ');
  return (
    <div className={large ? 'field field-large' : 'field'}>
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className={`field-box text-area-box${refusal ? ' field-refused' : ''}${locked ? ' field-locked' : ''}`}>
        <textarea
          id={id}
          rows={3}
          value={value}
          readOnly={locked}
          aria-invalid={refusal !== undefined || undefined}
          aria-describedby={described === '' ? undefined : described}
          onChange={(event) => onChange(event.target.value)}
          onBlur={onLeave}
        />
      </div>
      {refusal && <Refused id={`${id}-refusal`} refusal={refusal} />}
    </div>
  );
}
