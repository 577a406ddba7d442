import { Check, Settings, UserRoundPlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Actor, Role } from '../../../shared/project.ts';
import { Tooltip } from '../../ui/feedback/tooltip.tsx';
import { Initials } from '../../ui/marks/initials.tsx';
import { goTo } from '../navigation.ts';
import { usePreferences } from '../preferences.ts';
import { type ShellState, useShellState } from '../shell-state.ts';
import { AddPerson } from './add-person.tsx';
import { peopleBeside } from './people-beside.ts';
import { usePeople } from './use-people.ts';

type PersonSwitchProps = {
  readonly withName: boolean;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
};

/** Who works here, and by one touch somebody else. Nothing is asked and nothing that is being typed is lost. */
export function PersonSwitch({ withName, open, onOpen }: PersonSwitchProps) {
  const { t } = useTranslation();
  const person = useShellState((state) => state.person);
  const recent = usePreferences((state) => state.recentPeople);
  const { people, busy, error, workAs } = usePeople();
  const [adding, setAdding] = useState(false);
  if (!person) return null;
  const add = async (name: string, role: Role) => {
    // A name that is known is that person, and keeps their role.
    const known = people.find((each) => each.name === name);
    if ((await workAs(known ?? { name, role })) !== null) setAdding(false);
  };
  return (
    <div className="people">
      {peopleBeside(people, recent, person.id).map((other) => (
        <Tooltip key={other.id} text={t('people.workAs', { name: other.name })}>
          <button
            type="button"
            className="person person-beside"
            aria-label={t('people.workAs', { name: other.name })}
            onClick={() => void workAs(other)}
          >
            <span aria-hidden>
              <Initials name={other.name} />
            </span>
          </button>
        </Tooltip>
      ))}
      <PeopleMenu
        person={person}
        people={people}
        withName={withName}
        open={open}
        onOpen={onOpen}
        onChoose={(chosen) => void workAs(chosen)}
        onAdd={() => setAdding(true)}
      />
      {adding && (
        <AddPerson
          busy={busy}
          error={error}
          onAdd={(name, role) => void add(name, role)}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

type PeopleMenuProps = PersonSwitchProps & {
  readonly person: NonNullable<ShellState['person']>;
  readonly people: readonly Actor[];
  readonly onChoose: (person: Actor) => void;
  readonly onAdd: () => void;
};

/** Everybody of this laptop; a first letter goes to a name. Not modal, as every menu here. */
function PeopleMenu({ person, people, withName, open, onOpen, onChoose, onAdd }: PeopleMenuProps) {
  const { t, i18n } = useTranslation();
  return (
    <DropdownMenu.Root modal={false} dir={i18n.dir()} open={open} onOpenChange={onOpen}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="person" aria-label={t('people.current', { name: person.name })}>
          <span aria-hidden>
            <Initials name={person.name} />
          </span>
          {withName && <span aria-hidden>{person.name}</span>}
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu people-menu" align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Label className="menu-heading">{t('people.heading')}</DropdownMenu.Label>
          {people.map((each) => (
            <DropdownMenu.Item
              key={each.id}
              className={each.id === person.id ? 'menu-item menu-chosen' : 'menu-item'}
              textValue={each.name}
              onSelect={() => each.id !== person.id && onChoose(each)}
            >
              <Initials name={each.name} />
              <span className="people-name">
                {each.name}
                <span className="caption">{t(`firstRun.roles.${each.role}.label`)}</span>
              </span>
              {each.id === person.id && <Check size={16} strokeWidth={1.9} aria-hidden />}
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="menu-line" />
          <DropdownMenu.Item className="menu-item" onSelect={onAdd}>
            <UserRoundPlus size={16} strokeWidth={1.9} aria-hidden />
            {t('people.add')}
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => goTo('settings')}>
            <Settings size={16} strokeWidth={1.9} aria-hidden />
            {t('people.settings')}
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
