import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/layout/page.tsx';
import { useLookSettings } from './look-settings.tsx';
import { SettingsGroups } from './settings-groups.tsx';

export function Settings() {
  const { t } = useTranslation();
  const look = useLookSettings();
  return (
    <Page title={t('settings.title')} sentence={t('settings.sentence')}>
      <SettingsGroups groups={[look]} />
    </Page>
  );
}
