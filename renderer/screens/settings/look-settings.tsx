import { useTranslation } from 'react-i18next';
import type { Preferences } from '../../shell/kept-preferences.ts';
import { setPreferences, usePreferences } from '../../shell/preferences.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import type { SettingGroup } from './settings-groups.tsx';

/** What this person likes on this laptop; nothing of it is sent anywhere. */
export function useLookSettings(): SettingGroup {
  const { t } = useTranslation();
  const { theme, railCollapsed } = usePreferences();
  const change = (name: string, wanted: Partial<Preferences>, before: Partial<Preferences>) => {
    setPreferences(wanted);
    showToast({ message: t('settings.changed', { name }), undo: () => setPreferences(before) });
  };
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
            onChange={(chosen) => change(t('settings.theme'), { theme: chosen }, { theme })}
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
            onChange={(chosen) => change(t('settings.rail'), { railCollapsed: chosen === 'narrow' }, { railCollapsed })}
          />
        ),
      },
    ],
  };
}
