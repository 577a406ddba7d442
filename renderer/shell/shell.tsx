import { type ComponentType, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Toaster } from '../ui/feedback/toaster.tsx';
import { Failed } from '../ui/feedback/failed.tsx';
import { CommandPalette } from './command-palette.tsx';
import { Header } from './header.tsx';
import { HelpPanel } from './help-panel.tsx';
import { useNavigation } from './navigation.ts';
import { setPreferences, usePreferences } from './preferences.ts';
import { Rail } from './rail.tsx';
import { RestartNotice } from './restart-notice.tsx';
import type { ScreenId } from './screens.ts';
import { useAlertNotices } from './use-alert-notices.ts';
import { useCommands } from './use-commands.ts';
import { useProjectMenu } from './use-project-menu.ts';
import { useShellKeys } from './use-shell-keys.ts';
import { useWindowTitle } from './use-window-title.ts';

export type ScreenProps = { readonly focus: string | undefined };

type ShellProps = {
  readonly screens: Readonly<Record<ScreenId, ComponentType<ScreenProps>>>;
};

/** Header, rail and the screen one is on. */
export function Shell({ screens }: ShellProps) {
  const { t } = useTranslation();
  const place = useNavigation((state) => state.place);
  const [finding, setFinding] = useState(false);
  const [peopleOpen, setPeopleOpen] = useState(false);
  const [helpOpen, setHelpOpen] = useState(false);
  const collapsed = usePreferences((state) => state.railCollapsed);
  // Capture is quiet: its rail is always narrow.
  const narrow = collapsed || place.screen === 'capture';
  const commands = useCommands({ onHelp: () => setHelpOpen(true) });
  const projects = useProjectMenu();
  useWindowTitle();
  useAlertNotices();
  useShellKeys({
    onFind: () => setFinding(true),
    onRail: () => setPreferences({ railCollapsed: !collapsed }),
    onHelp: () => setHelpOpen((open) => !open),
    onPeople: () => setPeopleOpen(true),
  });
  const Screen = screens[place.screen];
  return (
    <div className="shell">
      <Header
        narrow={narrow}
        projects={projects.items}
        onFind={() => setFinding(true)}
        withName={place.screen === 'capture'}
        peopleOpen={peopleOpen}
        onPeople={setPeopleOpen}
      />
      <Rail current={place.screen} collapsed={narrow} helpOpen={helpOpen} onHelp={() => setHelpOpen(!helpOpen)} />
      <div className="content">
        <main key={place.screen} className="content-main" aria-label={t(`shell.screen.${place.screen}`)}>
          <Suspense fallback={null}>
            <Screen focus={place.focus} />
          </Suspense>
        </main>
        {helpOpen && <HelpPanel screen={place.screen} onClose={() => setHelpOpen(false)} />}
        {projects.error && (
          <div className="shell-notice">
            <Failed error={projects.error} />
          </div>
        )}
        <RestartNotice />
      </div>
      {finding && <CommandPalette commands={commands} onClose={() => setFinding(false)} />}
      <Toaster />
    </div>
  );
}
