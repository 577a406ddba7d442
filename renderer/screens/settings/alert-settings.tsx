import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AlertRules, AlertSeverity, AlertTopic, type QuietHours } from '../../../shared/alert.ts';
import type { Input } from '../../../shared/calls.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useAction } from '../../use-action.ts';
import { useCall } from '../../use-call.ts';
import { type SettingRow, SettingsGroups } from './settings-groups.tsx';

const NIGHT: QuietHours = { from: '20:00', to: '06:00' };

/** What is told at once, what waits for the morning, and what only stands in the list. */
export function AlertSettings() {
  const rules = useCall('alert.rules', {}, ['alerts', 'projects']);
  return <Shown loaded={rules}>{(value) => <AlertGroup rules={value} />}</Shown>;
}

function AlertGroup({ rules }: { readonly rules: AlertRules }) {
  const { t } = useTranslation();
  const change = useAction('alert.setRules');
  const set = async (name: string, wanted: Input<'alert.setRules'>, before: Input<'alert.setRules'>) => {
    if ((await change.run(wanted)) === null) return;
    showToast({ message: t('settings.changed', { name }), undo: () => void change.run(before) });
  };
  const topics = AlertTopic.options.map((topic): SettingRow => {
    const name = t(`alerts.topic.${topic}`);
    const severity = rules.severities[topic];
    return {
      name,
      words: t(`alerts.topicWords.${topic}`),
      control: (
        <Segments
          label={name}
          options={AlertSeverity.options.map((value) => ({ value, label: t(`alerts.severity.${value}`) }))}
          value={severity}
          onChange={(chosen) =>
            void set(name, { severities: { [topic]: chosen } }, { severities: { [topic]: severity } })
          }
        />
      ),
    };
  });
  const quiet: SettingRow = {
    name: t('alerts.quiet'),
    words: t('alerts.quietWords'),
    control: (
      <QuietControl
        quiet={rules.quiet}
        onChange={(wanted) => void set(t('alerts.quiet'), { quiet: wanted }, { quiet: rules.quiet })}
      />
    ),
  };
  return (
    <>
      <SettingsGroups groups={[{ id: 'alerts', title: t('alerts.title'), rows: [...topics, quiet] }]} />
      {change.error && <Failed error={change.error} />}
    </>
  );
}

type QuietControlProps = {
  readonly quiet: QuietHours | null;
  readonly onChange: (quiet: QuietHours | null) => void;
};

function QuietControl({ quiet, onChange }: QuietControlProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segments
        label={t('alerts.quiet')}
        options={[
          { value: 'on', label: t('alerts.on') },
          { value: 'off', label: t('alerts.off') },
        ]}
        value={quiet === null ? 'off' : 'on'}
        onChange={(chosen) => onChange(chosen === 'off' ? null : NIGHT)}
      />
      {quiet !== null && (
        <>
          <TimeField label={t('alerts.from')} value={quiet.from} onChange={(from) => onChange({ ...quiet, from })} />
          <TimeField label={t('alerts.to')} value={quiet.to} onChange={(to) => onChange({ ...quiet, to })} />
        </>
      )}
    </>
  );
}

type TimeFieldProps = { readonly label: string; readonly value: string; readonly onChange: (time: string) => void };

/** Taken when the field is left; what is no time of day is left as it was. */
function TimeField({ label, value, onChange }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = () => {
    if (typed !== null && typed !== '' && typed !== value) onChange(typed);
    setTyped(null);
  };
  return <Field type="time" label={label} value={typed ?? value} onChange={setTyped} onLeave={leave} />;
}
