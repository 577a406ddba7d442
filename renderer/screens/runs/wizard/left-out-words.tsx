import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import type { LeftOut } from './left-out.ts';

type LeftOutWordsProps = {
  readonly leftOut: readonly LeftOut[];
  /** Those learned from all the same. */
  readonly chosen: ReadonlySet<string>;
};

/** Why columns are left out, one sentence a reason; of a suspect that is learned from, what that means. */
export function LeftOutWords({ leftOut, chosen }: LeftOutWordsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  return (
    <ul className="runs-left-out table-text">
      {leftOut.map(({ reason, columns }) => {
        const taken = columns.some((name) => chosen.has(name));
        const isWarning = reason === 'tells' || taken;
        return (
          <li key={reason} className={isWarning ? undefined : 'second'}>
            {isWarning && <TriangleAlert size={14} strokeWidth={1.9} aria-hidden className="warn-text" />}
            <span>
              <b>{t(taken ? 'wizard.takenAnyway' : 'wizard.leftOut', { columns: formatList(columns.map(nameOf)) })}</b>{' '}
              {t(`wizard.because.${reason}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
