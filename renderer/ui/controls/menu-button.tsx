import { ChevronDown, type LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';

type MenuButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly kind?: 'filled' | 'outline' | undefined;
};

/** A button that opens a menu. Passes everything else on, as a menu's trigger must. */
export const MenuButton = ({ label, icon: Icon, kind = 'outline', ...rest }: MenuButtonProps) => (
  <button type="button" className={`button button-${kind} button-normal`} {...rest}>
    {Icon && <Icon size={16} strokeWidth={1.9} aria-hidden />}
    <span>{label}</span>
    <ChevronDown size={16} strokeWidth={1.9} aria-hidden />
  </button>
);
