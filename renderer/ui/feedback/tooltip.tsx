import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement } from 'react';

/** Words that appear after half a second at rest, or at once on keyboard focus. */
export const Tooltip = ({
  text,
  side = 'bottom',
  children,
}: {
  readonly text: string;
  readonly side?: 'bottom' | 'right' | 'top';
  readonly children: ReactElement;
}) => (
  <Radix.Provider delayDuration={500}>
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  </Radix.Provider>
);
