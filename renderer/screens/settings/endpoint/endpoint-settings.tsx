import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { curlOf } from '../../../../shared/endpoint-example.ts';
import type { EndpointStatus } from '../../../../shared/endpoint.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { CopyId, shortDigest } from '../../../ui/marks/copy-id.tsx';
import { useAction } from '../../../use-action.ts';
import { useCall } from '../../../use-call.ts';
import { type SettingRow, SettingsGroups } from '../settings-groups.tsx';
import { LastRequests } from './last-requests.tsx';
import { StartEndpointDialog } from './start-endpoint-dialog.tsx';

/** Programs on this laptop that ask the project's models: off until somebody starts it. */
export function EndpointSettings() {
  const status = useCall('endpoint.show', {}, ['endpoint', 'models', 'projects']);
  return <Shown loaded={status}>{(endpoint) => <EndpointOf endpoint={endpoint} />}</Shown>;
}

function EndpointOf({ endpoint }: { readonly endpoint: EndpointStatus }) {
  const { t } = useTranslation();
  const calling = useCallingRows(endpoint);
  const state: SettingRow = {
    id: 'state',
    name: t(`programs.state.${endpoint.state}`),
    words: useStateWords(endpoint),
    control: endpoint.state === 'off' ? <StartEndpoint endpoint={endpoint} /> : <StopEndpoint />,
  };
  const rows = endpoint.state === 'off' ? [state] : [state, ...calling];
  return (
    <>
      <SettingsGroups groups={[{ id: 'endpoint', title: t('programs.title'), rows }]} />
      {(endpoint.state !== 'off' || endpoint.requests.length > 0) && <LastRequests endpoint={endpoint} />}
    </>
  );
}

function useStateWords({ state, projectName, always }: EndpointStatus): string {
  const { t } = useTranslation();
  if (state === 'off') return t('programs.offWords');
  if (state === 'waiting') return t('programs.waitingWords');
  return t(always ? 'programs.onAlways' : 'programs.onUntil', { project: projectName });
}

/** Who may ask, and all that a program is told. */
function useCallingRows({ url, token, model, modelRef, example, keeps }: EndpointStatus): readonly SettingRow[] {
  const { t } = useTranslation();
  const address = url ?? '';
  const ofModel: SettingRow = {
    name: t('programs.model'),
    words: model === null ? t('programs.allModels') : t('programs.oneModel', { model }),
    control: modelRef === null ? t('programs.noModel') : <CopyId id={modelRef} />,
  };
  const ofExample: SettingRow = {
    name: t('programs.example'),
    words: t('programs.exampleWords'),
    control: example && (
      <CopyId id={curlOf(address, example)} shown={t('programs.exampleShown', { path: example.path })} />
    ),
  };
  return [
    { name: t('programs.reach'), words: t('programs.reachWords'), look: true, control: null },
    {
      name: t('programs.address'),
      words: t('programs.addressWords', { docs: `${address}/docs` }),
      control: <CopyId id={address} />,
    },
    {
      name: t('programs.token'),
      words: t('programs.tokenWords'),
      control: <CopyId id={token ?? ''} shown={shortDigest(token ?? '')} />,
    },
    ofModel,
    ...(example === null ? [] : [ofExample]),
    { name: t('programs.keeps'), control: t(keeps ? 'programs.kept' : 'programs.counted') },
  ];
}

function StartEndpoint({ endpoint }: { readonly endpoint: EndpointStatus }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button size="bar" label={t('programs.start')} onClick={() => setAsked(true)} />
      {asked && <StartEndpointDialog endpoint={endpoint} onClose={() => setAsked(false)} />}
    </>
  );
}

function StopEndpoint() {
  const { t } = useTranslation();
  const stop = useAction('endpoint.stop');
  return (
    <>
      <Button
        size="bar"
        label={t('programs.stop')}
        busy={stop.busy ? t('programs.stopping') : undefined}
        onClick={() => void stop.run({})}
      />
      {stop.error && <Failed error={stop.error} />}
    </>
  );
}
