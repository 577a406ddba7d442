import { useTranslation } from 'react-i18next';
import type { ColumnStretch, WatchedColumn, WatchedDays } from '../../../../shared/watched-days.ts';
import { columnWords } from '../../../column-words.ts';
import { formatDay, formatList, formatNumber, formatPercent, formatSignificant } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Facts } from '../../../ui/layout/facts.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useAction } from '../../../use-action.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { useFinding } from '../../../use-finding.ts';
import { findingOf } from './day-findings.ts';

type LookPanelProps = { readonly watched: WatchedDays; readonly column: WatchedColumn | undefined };

/** The chosen column's last days beside what was learned from, when it changed, and the way to look again. */
export function LookPanel({ watched, column }: LookPanelProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const facts = useFacts(column);
  return (
    <Card title={column ? nameOf(column.name) : t('drift.facts')} className="drift-panel">
      {column && <Alarms watched={watched} column={column.name} />}
      <Facts facts={facts} />
      <LastLook watched={watched} />
    </Card>
  );
}

/** The newest look in which the column changed. */
function Alarms({ watched, column }: { readonly watched: WatchedDays; readonly column: string }) {
  const { t } = useTranslation();
  const say = useFinding();
  const look = watched.looks.findLast(({ changed }) => changed.some((one) => one.column === column));
  const changes = (look?.changed ?? []).filter((one) => one.column === column);
  if (look === undefined) return null;
  const sites = changes.flatMap(({ site }) => site ?? []);
  return (
    <>
      <p className="second table-text drift-alert">
        <Tag kind="alarm" label={t('drift.alarm')} />
        {t('drift.days.seenOn', { day: formatDay(look.day) })}
      </p>
      <p className="table-text drift-likely">
        {changes[0] && say(findingOf(changes[0]))}
        {sites.length > 1 && ` ${t('drift.days.sites', { sites: formatList(sites) })}`}
      </p>
    </>
  );
}

function useFacts(column: WatchedColumn | undefined) {
  const { t } = useTranslation();
  const last = column?.stretches.findLast(({ n }) => n > 0);
  if (column === undefined || last === undefined) return [];
  const { reference, unit, values } = column;
  const write = (value: number | null) =>
    value === null ? '–' : [formatSignificant(value), unit].filter(Boolean).join(' ');
  const shareOf = (stretch: ColumnStretch | null) => formatPercent(stretch?.shares[0] ?? 0);
  const common = values[0];
  return [
    { name: t('drift.days.lastValues'), value: formatNumber(last.n) },
    ...(last.effect === null ? [] : [{ name: t('charts.effect'), value: formatNumber(last.effect) }]),
    ...(last.mean === null
      ? []
      : [
          {
            name: t('drift.days.mean'),
            value: t('drift.fromTo', { before: write(reference?.mean ?? null), after: write(last.mean) }),
          },
        ]),
    ...(common === undefined
      ? []
      : [
          { name: columnWords(common), value: t('drift.fromTo', { before: shareOf(reference), after: shareOf(last) }) },
        ]),
    {
      name: t('drift.missing'),
      value: t('drift.fromTo', {
        before: formatPercent(reference?.missing ?? 0),
        after: formatPercent(last.missing),
      }),
    },
  ];
}

/** When somebody looked last, and a look now: one a day, so that chance alone never raises an alarm. */
function LastLook({ watched }: { readonly watched: WatchedDays }) {
  const { t } = useTranslation();
  const say = useFinding();
  const { busy, error, run } = useAction('monitor.look');
  const last = watched.looks.at(-1);
  const look = async () => {
    const answer = await run({ model: watched.modelRef });
    if (answer === null) return;
    const found = answer.finding === null ? '' : say(answer.finding);
    showToast({ message: [t(`drift.days.looked.${answer.state}`), found].filter(Boolean).join(' ') });
  };
  return (
    <div className="drift-act">
      <p className="second table-text">
        {last === undefined ? t('drift.days.neverLooked') : t('drift.days.lastLook', { day: formatDay(last.day) })}
      </p>
      <Button
        wide
        label={t('drift.days.lookNow')}
        busy={busy ? t('drift.days.looking') : undefined}
        onClick={() => void look()}
      />
      {error && <Failed error={error} />}
    </div>
  );
}
