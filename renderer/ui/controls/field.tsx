import { CircleAlert, Lock } from 'lucide-react';
import { useId, type FocusEventHandler, type KeyboardEventHandler, type ReactNode, type Ref } from 'react';
import { LinkButton } from './link-button.tsx';

/** Why a value was refused, with what was probably meant. */
export type Refusal = {
  readonly message: string;
  readonly proposal?: { readonly label: string; readonly apply: () => void } | undefined;
};

export type FieldProps = {
  readonly label: string;
  /** Where the label is drawn by the surroundings. It is still said. */
  readonly labelHidden?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Values are judged when the person leaves the field, never while typing. */
  readonly onLeave?: FocusEventHandler<HTMLInputElement> | undefined;
  readonly onKeyDown?: KeyboardEventHandler<HTMLInputElement> | undefined;
  readonly unit?: string | undefined;
  readonly refusal?: Refusal | undefined;
  /** Under the field: what to compare the value with. */
  readonly note?: string | undefined;
  /** Shown with a lock; cannot be edited. */
  readonly locked?: boolean | undefined;
  /** 56 px high with an 18 px question, for capture. */
  readonly large?: boolean | undefined;
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | undefined;
  readonly type?: 'text' | 'date' | 'time' | 'datetime-local' | 'month' | 'password' | 'search' | undefined;
  readonly placeholder?: string | undefined;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLInputElement> | undefined;
};

export function Field({ ref, ...props }: FieldProps) {
  const id = useId();
  const described = [props.hint && `${id}-hint`, props.note && `${id}-note`, props.refusal && `${id}-refusal`]
    .filter(Boolean)
    .join(' ');
  return (
    <div className={props.large ? 'field field-large' : 'field'}>
      <label htmlFor={id} className={props.labelHidden ? 'visually-hidden' : 'field-label'}>
        {props.label}
      </label>
      {props.hint && (
        <p id={`${id}-hint`} className="field-hint">
          {props.hint}
        </p>
      )}
      <div className={`field-box${props.refusal ? ' field-refused' : ''}${props.locked ? ' field-locked' : ''}`}>
        {props.icon}
        <input
          ref={ref}
          id={id}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          value={props.value}
          placeholder={props.placeholder}
          readOnly={props.locked}
          aria-invalid={props.refusal !== undefined || undefined}
          aria-describedby={described === '' ? undefined : described}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => props.onChange(event.target.value)}
          onBlur={props.onLeave}
          onKeyDown={props.onKeyDown}
        />
        {props.unit && <span className="field-unit">{props.unit}</span>}
        {props.locked && <Lock size={14} aria-hidden />}
      </div>
      {props.note && (
        <p id={`${id}-note`} className="field-hint">
          {props.note}
        </p>
      )}
      {props.refusal && <Refused id={`${id}-refusal`} refusal={props.refusal} />}
    </div>
  );
}

/** The sentence under what was refused, with the proposal in it. */
export function Refused({ id, refusal }: { readonly id?: string | undefined; readonly refusal: Refusal }) {
  return (
    <p id={id} className="field-refusal" role="alert">
      <CircleAlert size={14} strokeWidth={1.9} aria-hidden />
      <span>
        {refusal.message}{' '}
        {refusal.proposal && <LinkButton label={refusal.proposal.label} onClick={refusal.proposal.apply} />}
      </span>
    </p>
  );
}
