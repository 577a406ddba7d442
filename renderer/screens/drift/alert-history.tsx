import { useTranslation } from 'react-i18next';
import type { Alert, AlertEvent } from '../../../shared/alert.ts';
import { formatMoment } from '../../format.ts';

/** What happened to an alert, the oldest first. */
export function AlertHistory({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation();
  const words = ({ kind, actorName, untilMs, reason }: AlertEvent): string =>
    [
      t(`alerts.event.${kind}`, { person: actorName ?? '', until: untilMs === null ? '' : formatMoment(untilMs) }),
      reason ?? '',
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <details className="drift-method table-text">
      <summary>{t('alerts.history')}</summary>
      <ol className="alert-history">
        {alert.history.map((event) => (
          <li key={`${event.kind} ${event.atMs}`}>
            <span className="caption">{formatMoment(event.atMs)}</span> {words(event)}
          </li>
        ))}
      </ol>
    </details>
  );
}
