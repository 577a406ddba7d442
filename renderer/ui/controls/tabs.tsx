import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export type Tab = { readonly value: string; readonly label: string; readonly content: ReactNode };

type TabsProps = {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly value: string;
  readonly onChange: (value: string) => void;
};

export const Tabs = ({ label, tabs, value, onChange }: TabsProps) => (
  <Radix.Root className="tabs" value={value} onValueChange={onChange}>
    <Radix.List className="tab-list" aria-label={label}>
      {tabs.map((tab) => (
        <Radix.Trigger key={tab.value} value={tab.value} className="tab" data-label={tab.label}>
          {tab.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {tabs.map((tab) => (
      <Radix.Content key={tab.value} value={tab.value} className="tab-content">
        {tab.content}
      </Radix.Content>
    ))}
  </Radix.Root>
);
