import { useTranslation } from 'react-i18next';
import type { Cell } from '../shared/column.ts';
import type { FiredGuard } from '../shared/guards.ts';
import { formatNumber } from './format.ts';
import { useColumnUnits, useColumnWords } from './use-column-words.ts';

/** What looks wrong, as a sentence without its full stop, and what the value and the one probably meant read. */
export type GuardWords = {
  readonly words: string;
  readonly value: string;
  /** Null where nothing is proposed. */
  readonly meant: string | null;
};

/** "Age is above 59 months, the largest that the model learned from". */
export function useGuardWords(): (fired: FiredGuard, value: Cell) => GuardWords {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const unitOf = useColumnUnits();
  const shown = (column: string, value: Cell, unit = unitOf(column)): string => {
    const said = typeof value === 'number' ? formatNumber(value) : String(value ?? '');
    return unit === undefined ? said : `${said} ${unit}`;
  };
  const beyond = ({ column, reason, limit }: FiredGuard): string => {
    const name = nameOf(column);
    if (typeof limit !== 'number' || (reason !== 'below' && reason !== 'above')) {
      return t('guards.says.unseen', { name });
    }
    return t(`guards.says.${reason}`, { name, limit: shown(column, limit) });
  };
  const wordsOf = (fired: FiredGuard, value: Cell): string => {
    const { guard, column, meant } = fired;
    const name = nameOf(column);
    if (guard === 'missing') return t('guards.says.missing', { name });
    if (guard === 'unlike') return t('guards.says.unlike', { name, value: shown(column, value) });
    if (meant === undefined) return beyond(fired);
    const other = shown(column, meant.value);
    return meant.from === null
      ? t('guards.says.slipped', { beyond: beyond(fired), other })
      : t('guards.says.unit', { beyond: beyond(fired), value: shown(column, value, meant.from), other });
  };
  return (fired, value) => ({
    words: wordsOf(fired, value),
    value: shown(fired.column, value),
    meant: fired.meant === undefined ? null : shown(fired.column, fired.meant.value),
  });
}
