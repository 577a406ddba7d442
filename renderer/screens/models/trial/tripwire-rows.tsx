import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TripwireState } from '../../../../shared/tripwires.ts';
import { Interval } from '../../../ui/marks/interval.tsx';
import { useTrialWords } from './use-trial-words.ts';

const icons = { holds: CircleCheck, tripped: CircleX, tooFew: CircleMinus } as const;

/** What each tripwire says, with how sure it is; the other version is a diamond on the same axis. */
export function TripwireRows({ states }: { readonly states: readonly TripwireState[] }) {
  const { t } = useTranslation();
  return (
    <ul className="trial-rows" aria-label={t('tripwires.rows')}>
      {states.map((state) => (
        <TripwireRow key={state.tripwire} state={state} />
      ))}
    </ul>
  );
}

function TripwireRow({ state }: { readonly state: TripwireState }) {
  const { t } = useTranslation();
  const words = useTrialWords();
  const { tripwire, verdict, own, other, limit } = state;
  const Icon = icons[verdict];
  const name = t(`tripwires.name.${tripwire}`);
  return (
    <li className={`trial-row trial-${verdict}`}>
      <Icon size={18} strokeWidth={1.9} role="img" aria-label={t(`tripwires.verdict.${verdict}`)} />
      <div>
        <strong>{name}</strong>
        <p className="second table-text">{words.limit(state)}</p>
      </div>
      {own.share && (
        <Interval
          label={name}
          min={0}
          max={1}
          {...own.share}
          kind={verdict === 'tripped' ? 'stop' : 'cur'}
          {...(other === null ? { limit } : {})}
          {...(other?.share ? { other: other.share.value } : {})}
        />
      )}
      <span className="caption trial-counted">
        {words.counted(own)}
        {other !== null && <br />}
        {other !== null && t('tripwires.before', { counted: words.counted(other) })}
      </span>
    </li>
  );
}
