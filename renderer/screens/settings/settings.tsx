import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { Page } from '../../ui/layout/page.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { AlertSettings } from './alert-settings.tsx';
import { useBackupSettings } from './backup/backup-settings.tsx';
import { EndpointSettings } from './endpoint/endpoint-settings.tsx';
import { FormsSettings } from './forms/forms-settings.tsx';
import { GuardSettings } from './guard-settings.tsx';
import { HubSettings } from './hub/hub-settings.tsx';
import { useHomeSettings } from './home-settings.tsx';
import { useLookSettings } from './look-settings.tsx';
import { SettingsGroups } from './settings-groups.tsx';
import { useShareSettings } from './share/use-share-settings.tsx';
import { SpaceSettings } from './space/space-settings.tsx';
import { TrainingSettingsCard } from './training-settings.tsx';
import { useYouSettings } from './you-settings.tsx';

export function Settings() {
  const { t } = useTranslation();
  const home = useCall('home.show', {}, ['projects', 'people', 'backups']);
  return (
    <Page title={t('settings.title')} sentence={t('settings.sentence')}>
      <Shown loaded={home}>{(value) => <SettingsOf home={value} />}</Shown>
    </Page>
  );
}

function SettingsOf({ home }: { readonly home: Output<'home.show'> }) {
  const you = useYouSettings(home.actor);
  const look = useLookSettings();
  const kept = useHomeSettings(home);
  const backup = useBackupSettings(home);
  const share = useShareSettings();
  return (
    <div className="settings">
      <SettingsGroups groups={[you, look, backup, share, kept]} />
      <TrainingSettingsCard />
      <AlertSettings />
      <GuardSettings />
      <FormsSettings />
      <HubSettings />
      <EndpointSettings />
      <SpaceSettings />
    </div>
  );
}
