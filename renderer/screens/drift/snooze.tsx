import { useTranslation } from 'react-i18next';
import { AlarmClockOff } from 'lucide-react';
import { Failed } from '../../ui/feedback/failed.tsx';
import { MenuButton } from '../../ui/controls/menu-button.tsx';
import { Menu } from '../../ui/controls/menu.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { formatMoment } from '../../format.ts';
import { useAction } from '../../use-action.ts';
import { useMinute } from '../../use-minute.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CHOICES = [
  { key: 'hour', ms: HOUR_MS },
  { key: 'day', ms: DAY_MS },
  { key: 'week', ms: 7 * DAY_MS },
] as const;

/** Somebody saw it and has no time now: it comes back by itself. */
export function Snooze({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const snooze = useAction('alert.snooze');
  const minute = useMinute();
  const putOff = async (ms: number) => {
    const put = await snooze.run({ id, untilMs: minute + ms });
    if (put?.snoozedUntilMs)
      showToast({ message: t('alerts.snoozedUntil', { when: formatMoment(put.snoozedUntilMs) }) });
  };
  return (
    <>
      <Menu
        trigger={<MenuButton icon={AlarmClockOff} label={t('alerts.snooze')} />}
        items={CHOICES.map(({ key, ms }) => ({ label: t(`alerts.snoozeFor.${key}`), onSelect: () => void putOff(ms) }))}
      />
      {snooze.error && <Failed error={snooze.error} />}
    </>
  );
}
