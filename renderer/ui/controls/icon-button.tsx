import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Tooltip } from '../feedback/tooltip.tsx';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly icon: LucideIcon;
  /** Said by a screen reader and by the tooltip. */
  readonly label: string;
  readonly pressed?: boolean | undefined;
};

/** A 28 px button of an icon alone. Passes everything else on, so that it can open a menu. */
export function IconButton({ icon: Icon, label, pressed, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button type="button" className="icon-button" aria-label={label} aria-pressed={pressed} {...rest}>
        <Icon size={16} strokeWidth={1.9} aria-hidden />
      </button>
    </Tooltip>
  );
}
