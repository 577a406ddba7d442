import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HubStatus } from '../../../../shared/hub.ts';
import { formatMoment, formatNumber } from '../../../format.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { CopyId } from '../../../ui/marks/copy-id.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { SettingsGroups, type SettingRow } from '../settings-groups.tsx';
import { OpenHubDialog } from './open-hub-dialog.tsx';

/** Phones with ODK Collect that send what they filled in to this laptop: off until somebody opens it to them. */
export function HubSettings() {
  const status = useCall('hub.status', {}, ['hub', 'records', 'projects']);
  return <Shown loaded={status}>{(hub) => <HubOf hub={hub} />}</Shown>;
}

function HubOf({ hub }: { readonly hub: HubStatus }) {
  const { t } = useTranslation();
  const setUp = useSetUpRows(hub);
  const state: SettingRow = {
    id: 'state',
    name: t(`phones.state.${hub.state}`),
    words: useStateWords(hub),
    control: hub.state === 'off' ? <OpenHub hub={hub} /> : <CloseHub />,
  };
  const rows = hub.state === 'off' ? [state] : [state, ...setUp];
  return <SettingsGroups groups={[{ id: 'hub', title: t('phones.title'), rows }]} />;
}

function useStateWords({ state, projectName, always }: HubStatus): string {
  const { t } = useTranslation();
  if (state === 'off') return t('phones.offWords');
  if (state === 'waiting') return t('phones.waitingWords');
  return t(always ? 'phones.onAlways' : 'phones.onUntil', { project: projectName });
}

/** What is typed into each phone, who could do so, and what came. */
function useSetUpRows({ url, token, received, requests }: HubStatus): readonly SettingRow[] {
  const { t } = useTranslation();
  const [last] = requests;
  const lastWords =
    last && t('phones.lastAsked', { from: last.user ?? last.from, time: formatMoment(last.atMs), status: last.status });
  return [
    { name: t('phones.reach'), words: t('phones.reachWords'), look: true, control: null },
    { name: t('phones.url'), words: t('phones.urlWords'), control: <CopyId id={url ?? ''} /> },
    { name: t('phones.user'), words: t('phones.userWords'), control: t('phones.ownName') },
    { name: t('phones.password'), words: t('phones.passwordWords'), control: <CopyId id={token ?? ''} /> },
    { name: t('phones.received'), words: lastWords ?? t('phones.nobodyAsked'), control: formatNumber(received) },
  ];
}

function OpenHub({ hub }: { readonly hub: HubStatus }) {
  const { t } = useTranslation();
  const form = useShellState(({ project }) => project?.definition.form.name);
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button
        size="bar"
        label={t('phones.open')}
        locked={form === undefined ? t('phones.needsForm') : undefined}
        onClick={() => setAsked(true)}
      />
      {form === undefined && <p className="second table-text">{t('phones.needsForm')}</p>}
      {asked && <OpenHubDialog hub={hub} onClose={() => setAsked(false)} />}
    </>
  );
}

function CloseHub() {
  const { t } = useTranslation();
  const stop = useAction('hub.stop');
  return (
    <>
      <Button
        size="bar"
        label={t('phones.close')}
        busy={stop.busy ? t('phones.closing') : undefined}
        onClick={() => void stop.run({})}
      />
      {stop.error && <Failed error={stop.error} />}
    </>
  );
}
