import { useTranslation } from 'react-i18next';
import { useFinding } from '../../../use-finding.ts';
import { useCall } from '../../../use-call.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Acknowledge } from '../../drift/acknowledge.tsx';
import { isOfTrial } from './is-of-trial.ts';

/** What tripwires alarmed about a version and nobody has acknowledged; nothing where there is nothing. */
export function TripAlert({ modelRef }: { readonly modelRef: string }) {
  const { t } = useTranslation();
  const sayFinding = useFinding();
  const list = useCall('alert.list', {}, ['alerts']);
  const alerts = list.state === 'ready' ? list.value.alerts : [];
  const open = alerts.filter(
    (alert) => alert.modelRef === modelRef && alert.acknowledgedAtMs === null && isOfTrial(alert.finding),
  );
  return open.map(({ id, finding }) => (
    <div key={id} className="trial-alert">
      <Banner kind="warn" title={t('tripwires.alarm')}>
        {sayFinding(finding)}
      </Banner>
      <Acknowledge id={id} />
    </div>
  ));
}
