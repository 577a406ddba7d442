import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { DriftColumn } from '../../../shared/drift.ts';
import { formatMoment } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useMinute } from '../../use-minute.ts';
import { Acknowledge } from './acknowledge.tsx';
import { AlertHistory } from './alert-history.tsx';
import { MethodOfColumn } from './method-of-column.tsx';
import { Snooze } from './snooze.tsx';
import { useDriftFacts, useLikelyCause } from './use-drift-facts.ts';

type Alert = Output<'alert.list'>['alerts'][number];

type AlertCardProps = {
  readonly answer: Output<'monitor.report'>;
  readonly column: DriftColumn | undefined;
};

/** Facts of the chosen column, how they were measured and, where an alert is open, the way to acknowledge it. */
export function AlertCard({ answer, column }: AlertCardProps) {
  const { t } = useTranslation();
  const { report, alertId } = answer;
  const nameOf = useColumnWords();
  const alerts = useCall('alert.list', {}, ['alerts']);
  const facts = useDriftFacts(report, column);
  const likely = useLikelyCause(answer, column);
  const site = column && report.siteChange?.column === column.name ? report.siteChange.site : undefined;
  const name = column && nameOf(column.name);
  // The window's alert belongs to what changed, not to every column that is looked at.
  const changed = site !== undefined || column?.drift === true;
  const alert = changed && alerts.state === 'ready' ? alerts.value.alerts.find(({ id }) => id === alertId) : undefined;
  return (
    <Card
      title={site === undefined ? (name ?? t('drift.facts')) : t('drift.columnAtSite', { column: name, site })}
      className="drift-panel"
    >
      {alert && <AlertState alert={alert} />}
      <Facts facts={facts} />
      {likely && <p className="table-text drift-likely">{likely}</p>}
      {column && <MethodOfColumn column={column} alpha={report.alpha} />}
      {alert && <AlertHistory alert={alert} />}
      {alert?.acknowledgedAtMs === null && (
        <div className="drift-alert-acts">
          <Acknowledge id={alert.id} />
          <Snooze id={alert.id} />
        </div>
      )}
    </Card>
  );
}

function AlertState({ alert: { raisedAtMs, acknowledgedAtMs, reason, snoozedUntilMs } }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const minute = useMinute();
  return (
    <p className="second table-text drift-alert">
      <Tag kind={acknowledgedAtMs === null ? 'alarm' : 'plain'} label={t('drift.alarm')} />
      {acknowledgedAtMs === null
        ? t('drift.openSince', { when: formatMoment(raisedAtMs) })
        : t('drift.acknowledged', { when: formatMoment(acknowledgedAtMs), reason })}
      {acknowledgedAtMs === null && snoozedUntilMs !== null && snoozedUntilMs > minute && (
        <span>{t('alerts.isSnoozed', { when: formatMoment(snoozedUntilMs) })}</span>
      )}
    </p>
  );
}
