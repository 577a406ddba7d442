import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { DriftColumn, DriftReport } from '../../../shared/drift.ts';
import type { AppError } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import { formatFixed, formatMoment, formatNumber, formatPercent } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Dialog } from '../../ui/feedback/dialog.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';

type Alert = Output<'alert.list'>['alerts'][number];

type AlertCardProps = {
  readonly report: DriftReport;
  readonly alertId: string | null;
  readonly column: DriftColumn | undefined;
};

/** Facts of the chosen column and, where an alert is open, the way to acknowledge it. */
export function AlertCard({ report, alertId, column }: AlertCardProps) {
  const { t } = useTranslation();
  const alerts = useCall('alert.list', {}, ['alerts']);
  const alert = alerts.state === 'ready' ? alerts.value.alerts.find(({ id }) => id === alertId) : undefined;
  return (
    <Card title={column?.name ?? t('drift.facts')}>
      {alert && <AlertState alert={alert} />}
      <Facts facts={useFacts(report, column)} />
      {alert?.acknowledgedAtMs === null && <Acknowledge id={alert.id} />}
    </Card>
  );
}

function AlertState({ alert: { raisedAtMs, acknowledgedAtMs, reason } }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  return (
    <p className="second table-text drift-alert">
      <Tag kind={acknowledgedAtMs === null ? 'alarm' : 'plain'} label={t('drift.alarm')} />
      {acknowledgedAtMs === null
        ? t('drift.openSince', { when: formatMoment(raisedAtMs) })
        : t('drift.acknowledged', { when: formatMoment(acknowledgedAtMs), reason })}
    </p>
  );
}

function useFacts({ siteChange, alpha }: DriftReport, column: DriftColumn | undefined) {
  const { t } = useTranslation();
  if (!column) return [];
  const { name, psi, psiBand, missingShare, newCategories, outOfRange } = column;
  const atSite = siteChange?.column === name ? siteChange : null;
  const interval = atSite && {
    site: atSite.site,
    size: formatNumber(atSite.size.value),
    low: formatNumber(atSite.size.low),
    high: formatNumber(atSite.size.high),
  };
  const beyond = (outOfRange?.below ?? 0) + (outOfRange?.above ?? 0);
  return [
    ...(interval ? [{ name: t('drift.atSite', interval), value: t('drift.interval', interval) }] : []),
    { name: t('drift.missing'), value: t('drift.fromTo', writeShares(missingShare)) },
    ...(psi === null || psiBand === null
      ? []
      : [{ name: t('drift.psi'), value: t(`drift.band.${psiBand}`, { psi: formatFixed(psi, 2) }) }]),
    ...(newCategories.length > 0
      ? [{ name: t('drift.newValues'), value: newCategories.map(({ value }) => value).join(', ') }]
      : []),
    ...(beyond > 0 ? [{ name: t('drift.beyondRange'), value: formatNumber(beyond) }] : []),
    { name: t('drift.level'), value: formatPercent(alpha) },
  ];
}

const writeShares = ({ reference, current }: DriftColumn['missingShare']) => ({
  before: formatPercent(reference),
  after: formatPercent(current),
});

/** Somebody looked: the alert stays in the history with the reason and the name. */
function Acknowledge({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const close = () => setReason(null);
  const acknowledge = async (why: string) => {
    const result = await call('alert.acknowledge', { id, reason: why });
    if (!result.ok) return setError(result.error);
    close();
    showToast({ message: t('drift.acknowledgedNow') });
  };
  const why = reason?.trim() ?? '';
  return (
    <>
      <Button wide label={t('drift.acknowledge')} onClick={() => setReason('')} />
      {reason !== null && (
        <Dialog
          title={t('drift.acknowledgeTitle')}
          onClose={close}
          actions={
            <>
              <Button label={t('ui.close')} onClick={close} />
              <Button
                kind="filled"
                label={t('drift.acknowledgeNow')}
                locked={why === '' ? t('drift.needsReason') : undefined}
                onClick={() => void acknowledge(why)}
              />
            </>
          }
        >
          <p>{t('drift.acknowledgeWords')}</p>
          <Field label={t('drift.reason')} value={reason} onChange={setReason} />
          {error && <Failed error={error} />}
        </Dialog>
      )}
    </>
  );
}
