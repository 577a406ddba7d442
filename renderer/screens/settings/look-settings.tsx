import { useTranslation } from 'react-i18next';
import { setPreferences, usePreferences } from '../../shell/preferences.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import type { SettingGroup } from './settings-groups.tsx';

/** What this person likes on this laptop; nothing of it is sent anywhere. */
export function useLookSettings(): SettingGroup {
  const { t } = useTranslation();
  const { theme, railCollapsed } = usePreferences();
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: t(`settings.themes.${value}`),
  }));
  const rails = (['wide', 'narrow'] as const).map((value) => ({ value, label: t(`settings.rails.${value}`) }));
  return {
    id: 'look',
    title: t('settings.look'),
    rows: [
      {
        name: t('settings.theme'),
        words: t('settings.themeWords'),
        control: (
          <Segments
            label={t('settings.theme')}
            options={themes}
            value={theme}
            onChange={(chosen) => setPreferences({ theme: chosen })}
          />
        ),
      },
      {
        name: t('settings.rail'),
        words: t('settings.railWords'),
        control: (
          <Segments
            label={t('settings.rail')}
            options={rails}
            value={railCollapsed ? 'narrow' : 'wide'}
            onChange={(chosen) => setPreferences({ railCollapsed: chosen === 'narrow' })}
          />
        ),
      },
    ],
  };
}
