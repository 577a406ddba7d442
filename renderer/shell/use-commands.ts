import { useTranslation } from 'react-i18next';
import type { Command } from './find-matches.ts';
import { goTo } from './navigation.ts';
import { setPreferences } from './preferences.ts';
import { mayOpen, screenIds } from './screens.ts';
import { useShellState } from './shell-state.ts';

/** What the palette offers to this person: the screens of their role, and what can be done from anywhere. */
export function useCommands(): readonly Command[] {
  const { t } = useTranslation();
  const role = useShellState((state) => state.person?.role) ?? 'admin';
  const open = screenIds
    .filter((screen) => mayOpen(screen, role))
    .map((screen) => ({
      id: screen,
      label: t(`shell.screen.${screen}`),
      group: t('shell.goToGroup'),
      run: () => goTo(screen),
    }));
  const themes = (['light', 'dark', 'system'] as const).map((theme) => ({
    id: theme,
    label: t(`shell.${theme}`),
    group: t('shell.doGroup'),
    run: () => setPreferences({ theme }),
  }));
  return [...open, ...themes];
}
