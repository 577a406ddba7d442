import { useTranslation } from 'react-i18next';
import type { Input } from '../../../shared/calls.ts';
import { type DeclaredGuards, GuardKind, GuardResponse } from '../../../shared/guards.ts';
import { formatNumber } from '../../format.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { type SettingRow, SettingsGroups } from './settings-groups.tsx';

/** What the project does where a value looks wrong that a model is asked about, on all its laptops. */
export function GuardSettings() {
  const guards = useCall('guards.show', {}, ['projects', 'predictions', 'records']);
  return <Shown loaded={guards}>{(value) => <GuardGroup guards={value} />}</Shown>;
}

function GuardGroup({ guards }: { readonly guards: DeclaredGuards }) {
  const { t } = useTranslation();
  const change = useAction('guards.set');
  const set = async (guard: GuardKind, response: GuardResponse) => {
    const given = (chosen: GuardResponse): Input<'guards.set'> => ({ [guard]: chosen });
    if ((await change.run(given(response))) === null) return;
    showToast({
      message: t('settings.changed', { name: t(`guards.settings.${guard}`) }),
      undo: () => void change.run(given(guards.policy[guard])),
    });
  };
  const responses = GuardResponse.options.filter((response) => response !== 'rule' || guards.hasRule);
  const options = responses.map((value) => ({ value, label: t(`guards.settings.responses.${value}`) }));
  const firedWords = (guard: GuardKind) => {
    const count = guards.counts
      .filter((counted) => counted.guard === guard)
      .reduce((sum, { predictions }) => sum + predictions, 0);
    const words = { shown: formatNumber(count), of: formatNumber(guards.predictions), days: formatNumber(guards.days) };
    return t('guards.settings.fired', { count, ...words });
  };
  const rows = GuardKind.options.map((guard): SettingRow => {
    const name = t(`guards.settings.${guard}`);
    return {
      name,
      words: `${t(`guards.settings.${guard}Words`)} ${firedWords(guard)}`,
      control: (
        <Segments
          label={name}
          options={options}
          value={guards.policy[guard]}
          onChange={(chosen) => void set(guard, chosen)}
        />
      ),
    };
  });
  return <SettingsGroups groups={[{ id: 'guards', title: t('guards.settings.title'), rows }]} />;
}
