import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/calls.ts';
import type { TrainingSettings } from '../../../shared/training-settings.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { type SettingRow, SettingsGroups } from './settings-groups.tsx';

/** How trainings use this laptop. */
export function TrainingSettingsCard() {
  const settings = useCall('training.settings', {}, ['runs']);
  return <Shown loaded={settings}>{(value) => <TrainingGroup settings={value} />}</Shown>;
}

function TrainingGroup({ settings }: { readonly settings: TrainingSettings }) {
  const { t } = useTranslation();
  const rows = [usePauseRow('pauseOnBattery', settings), usePauseRow('pauseOnHeat', settings)];
  return <SettingsGroups groups={[{ id: 'training', title: t('settings.training'), rows }]} />;
}

function usePauseRow(name: 'pauseOnBattery' | 'pauseOnHeat', settings: TrainingSettings): SettingRow {
  const { t } = useTranslation();
  const change = useAction('training.set');
  const label = t(`settings.${name}`);
  const set = async (isOn: boolean) => {
    const given = (value: boolean): Input<'training.set'> => ({ [name]: value });
    const changed = await change.run(given(isOn));
    if (changed === null) return;
    showToast({ message: t('settings.changed', { name: label }), undo: () => void change.run(given(!isOn)) });
  };
  const choices = (['goesOn', 'pauses'] as const).map((value) => ({ value, label: t(`settings.trainings.${value}`) }));
  return {
    name: label,
    words: t(`settings.${name}Words`),
    control: (
      <Segments
        label={label}
        options={choices}
        value={settings[name] ? 'pauses' : 'goesOn'}
        onChange={(chosen) => void set(chosen === 'pauses')}
      />
    ),
  };
}
