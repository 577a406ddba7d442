import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkKind, type SyncBudget, USUAL_BYTES_PER_DAY } from '../../../shared/sync-budget.ts';
import { formatBytes, formatNumber } from '../../format.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { useAction } from '../../use-action.ts';

const MEGABYTE = 1_000_000;

/** What may go over this network a day, what went, and how long what waits will take. */
export function BudgetCard({ budget }: { readonly budget: SyncBudget }) {
  const { t } = useTranslation();
  const set = useAction('sync.setBudget');
  const { kind, bytesPerDay, isLocal, network } = budget;
  const options = NetworkKind.options.map((value) => ({ value, label: t(`sync.budget.kind.${value}`) }));
  const choose = (chosen: NetworkKind) =>
    void set.run({ kind: chosen, bytesPerDay: chosen === 'unmetered' ? null : (bytesPerDay ?? USUAL_BYTES_PER_DAY) });
  return (
    <Card title={t('sync.budget.title')}>
      {isLocal ? (
        <p className="second table-text">{t('sync.budget.local')}</p>
      ) : (
        <div className="sync-budget">
          <Select
            label={t('sync.budget.network', { network: network === '' ? t('sync.budget.noNetwork') : network })}
            hint={t(`sync.budget.kindWords.${kind}`)}
            options={options}
            value={kind}
            onChange={choose}
          />
          <PerDay
            key={bytesPerDay}
            bytesPerDay={bytesPerDay}
            onSet={(bytes) => void set.run({ kind, bytesPerDay: bytes })}
          />
          {set.error && <Failed error={set.error} />}
        </div>
      )}
      <BudgetFacts budget={budget} />
    </Card>
  );
}

function BudgetFacts({ budget }: { readonly budget: SyncBudget }) {
  const { t } = useTranslation();
  const { daysLeft, usedTodayBytes, waitingBytes, waitingFileBytes } = budget;
  return (
    <Facts
      facts={[
        { name: t('sync.budget.today'), value: formatBytes(usedTodayBytes) },
        { name: t('sync.budget.waiting'), value: formatBytes(waitingBytes) },
        { name: t('sync.budget.waitingFiles'), value: formatBytes(waitingFileBytes) },
        ...(daysLeft === null
          ? []
          : [
              {
                name: t('sync.budget.days'),
                value: daysLeft < 1 ? t('sync.budget.underADay') : formatNumber(Math.ceil(daysLeft)),
              },
            ]),
      ]}
    />
  );
}

type PerDayProps = { readonly bytesPerDay: number | null; readonly onSet: (bytes: number | null) => void };

/** Megabytes; an empty field is no limit. Taken over when the person leaves it. */
function PerDay({ bytesPerDay, onSet }: PerDayProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(bytesPerDay === null ? '' : String(bytesPerDay / MEGABYTE));
  const megabytes = Number(typed.trim().replace(',', '.'));
  const isGood = Number.isFinite(megabytes) && megabytes >= 0;
  const wanted = typed.trim() === '' ? null : Math.round(megabytes * MEGABYTE);
  const take = () => {
    if (isGood && wanted !== bytesPerDay) onSet(wanted);
  };
  return (
    <Field
      label={t('sync.budget.perDay')}
      value={typed}
      onChange={setTyped}
      onLeave={take}
      onKeyDown={(event) => event.key === 'Enter' && take()}
      inputMode="decimal"
      unit={t('sync.budget.megabytes')}
      placeholder={t('sync.budget.noLimit')}
      refusal={isGood ? undefined : { message: t('sync.budget.needsNumber') }}
    />
  );
}
