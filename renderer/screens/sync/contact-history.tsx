import { useTranslation } from 'react-i18next';
import type { SyncSession } from '../../../shared/sync-budget.ts';
import { formatBytes, formatMoment, formatNumber } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';

/** The last contacts with the server: when, how each ended, and what it cost. */
export function ContactHistory({ sessions }: { readonly sessions: readonly SyncSession[] }) {
  const { t } = useTranslation();
  return (
    <Card title={t('sync.history.title')} flush>
      {sessions.length === 0 && <p className="sync-none second table-text">{t('sync.history.none')}</p>}
      {sessions.length > 0 && (
        <table className="sync-history table-text">
          <thead>
            <tr>
              {(['when', 'outcome', 'received', 'up', 'down'] as const).map((column) => (
                <th key={column} scope="col" className="caption">
                  {t(`sync.history.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td>{formatMoment(session.startedAtMs)}</td>
                <td>{t(`sync.history.outcomes.${session.outcome}`)}</td>
                <td>{formatNumber(session.received)}</td>
                <td>{formatBytes(session.bytesUp)}</td>
                <td>{formatBytes(session.bytesDown)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
