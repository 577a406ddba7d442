import { useTranslation } from 'react-i18next';
import { useOwnWords } from '../use-own-words.ts';
import type { Command } from './find-matches.ts';
import { goTo } from './navigation.ts';
import { usePeople } from './people/use-people.ts';
import { setPreferences } from './preferences.ts';
import { mayOpen, screenIds } from './screens.ts';
import { useShellState } from './shell-state.ts';

/** What the palette offers to this person: the screens of their role, and what can be done from anywhere. */
export function useCommands({ onHelp }: { readonly onHelp: () => void }): readonly Command[] {
  const own = useOwnWords();
  const { t } = useTranslation();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const open = screenIds
    .filter((screen) => mayOpen(screen, role))
    .map((screen) => ({
      id: screen,
      label: screen === 'subjects' ? own.subject.many : t(`shell.screen.${screen}`),
      group: t('shell.goToGroup'),
      run: () => goTo(screen),
    }));
  const { people, workAs } = usePeople();
  const me = useShellState((state) => state.person?.id);
  const colleagues = people
    .filter(({ id }) => id !== me)
    .map((person) => ({
      id: person.id,
      label: t('people.workAs', { name: person.name }),
      group: t('people.group'),
      run: () => void workAs(person),
    }));
  const themes = (['light', 'dark', 'system'] as const).map((theme) => ({
    id: theme,
    label: t(`shell.${theme}`),
    group: t('shell.doGroup'),
    run: () => setPreferences({ theme }),
  }));
  const group = t('shell.doGroup');
  const capture = { id: 'begin', label: own.capture, group, run: () => goTo('capture') };
  const help = { id: 'help', label: t('shell.help'), group, run: onHelp };
  return [capture, ...open, ...colleagues, help, ...themes];
}
