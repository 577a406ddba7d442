import { HardDrive, Hourglass, Inbox, type LucideIcon, RadioTower, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';

export const syncStates = ['saved', 'waiting', 'sending', 'received', 'needsYou'] as const;
export type SyncState = (typeof syncStates)[number];

/** How many things of one kind are in each state; the truth of the screen. */
export type SyncRow = { readonly kind: string; readonly label: string; readonly icon: LucideIcon } & Readonly<
  Record<SyncState, number>
>;

const icons: Readonly<Record<SyncState, LucideIcon>> = {
  saved: HardDrive,
  waiting: Hourglass,
  sending: RadioTower,
  received: ReceiptText,
  needsYou: Inbox,
};

export function SyncMatrix({ rows }: { readonly rows: readonly SyncRow[] }) {
  const { t } = useTranslation();
  const total = (state: SyncState) => rows.reduce((sum, row) => sum + row[state], 0);
  const lit = (state: SyncState) => (state === 'sending' || state === 'needsYou') && total(state) > 0;
  return (
    <table className="sync-matrix" aria-label={t('sync.matrix')}>
      <thead>
        <tr>
          <td />
          {syncStates.map((state) => (
            <SyncHead key={state} state={state} lit={lit(state)} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, label, icon: Icon, ...counts }) => (
          <tr key={kind}>
            <th scope="row">
              <Icon size={16} strokeWidth={1.9} aria-hidden />
              {label}
            </th>
            {syncStates.map((state) => (
              <td key={state} className={counts[state] > 0 && lit(state) ? `sync-${state}` : undefined}>
                {counts[state] === 0 ? '–' : formatNumber(counts[state])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SyncHead({ state, lit }: { readonly state: SyncState; readonly lit: boolean }) {
  const { t } = useTranslation();
  const Icon = icons[state];
  return (
    <th scope="col" className={lit ? `sync-${state}` : undefined}>
      <span className="sync-state">
        <Icon size={16} strokeWidth={1.9} aria-hidden />
        {t(`sync.state.${state}`)}
      </span>
      <span className="caption">{t(`sync.stateWords.${state}`)}</span>
    </th>
  );
}
