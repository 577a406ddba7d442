import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactElement } from 'react';

export type MenuItem = {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly danger?: boolean | undefined;
  readonly chosen?: boolean | undefined;
  readonly onSelect: () => void;
};

type MenuProps = {
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly heading?: string | undefined;
};

/** Not modal: a modal menu injects a style element to stop scrolling, which the content policy refuses. */
export const Menu = ({ trigger, items, heading }: MenuProps) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
        {heading && <DropdownMenu.Label className="menu-heading">{heading}</DropdownMenu.Label>}
        {items.map(({ label, icon: Icon, danger, chosen, onSelect }) => (
          <DropdownMenu.Item
            key={label}
            className={`menu-item${danger ? ' menu-danger' : ''}${chosen ? ' menu-chosen' : ''}`}
            onSelect={onSelect}
          >
            {Icon && <Icon size={16} strokeWidth={1.9} aria-hidden />}
            {label}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);
