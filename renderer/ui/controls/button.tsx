import { LoaderCircle, Lock, type LucideIcon } from 'lucide-react';
import type { MouseEventHandler, Ref } from 'react';
import { Kbd } from './kbd.tsx';

export type ButtonProps = {
  readonly label: string;
  /** One filled button per task in view. `danger` always opens a dialog. */
  readonly kind?: 'filled' | 'outline' | 'text' | 'danger' | undefined;
  /** 34 px; 30 in bars; 46 in capture; 52 for the one large button of Today. */
  readonly size?: 'normal' | 'bar' | 'capture' | 'large' | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly iconAtEnd?: boolean | undefined;
  /** Arrows and chevrons mirror from right to left; other icons do not. */
  readonly mirrorIcon?: boolean | undefined;
  /** What is being done and for how long; the button does nothing meanwhile. */
  readonly busy?: string | undefined;
  /** Why it cannot be used now. The button stays visible and says so to a pointer and to a screen reader. */
  readonly locked?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly submit?: boolean | undefined;
  readonly wide?: boolean | undefined;
  readonly onClick?: MouseEventHandler<HTMLButtonElement> | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
};

export function Button({ label, kind = 'outline', size = 'normal', shortcut, ref, ...props }: ButtonProps) {
  const { busy, locked, onClick } = props;
  const off = busy !== undefined || locked !== undefined;
  return (
    <button
      ref={ref}
      type={props.submit ? 'submit' : 'button'}
      className={`button button-${kind} button-${size}${props.wide ? ' button-wide' : ''}`}
      aria-disabled={off || undefined}
      aria-busy={busy !== undefined || undefined}
      aria-keyshortcuts={shortcut}
      title={locked}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {!props.iconAtEnd && <ButtonIcon {...props} size={size} />}
      <span>{busy ?? label}</span>
      {props.iconAtEnd && <ButtonIcon {...props} size={size} />}
      {shortcut !== undefined && <Kbd keys={shortcut} />}
      {locked !== undefined && <span className="visually-hidden">{locked}</span>}
    </button>
  );
}

function ButtonIcon({ icon, busy, locked, size, mirrorIcon }: Omit<ButtonProps, 'label' | 'ref'>) {
  const Icon = busy !== undefined ? LoaderCircle : locked !== undefined ? Lock : icon;
  if (Icon === undefined) return null;
  const className = busy !== undefined ? 'turning' : mirrorIcon ? 'mirrored' : undefined;
  return (
    <Icon
      size={size === 'large' ? 22 : size === 'capture' ? 18 : 16}
      strokeWidth={1.9}
      aria-hidden
      {...(className === undefined ? {} : { className })}
    />
  );
}
