import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_ROWS_OF_SITE, type OperatingPreview } from '../../../../shared/domain/operating-point.ts';
import { formatNumber, formatOfHundred } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { BasisFields } from './basis-fields.tsx';
import type { BasisAnswers, OperatingAnswers } from './operating-answers.ts';

type SiteLimitsProps = {
  /** Of sites only. */
  readonly previews: readonly OperatingPreview[];
  readonly answers: OperatingAnswers;
  readonly onChange: (change: Partial<OperatingAnswers>) => void;
};

/** What the choice means at each site, and another number for those that need one. Shown when asked for. */
export function SiteLimits({ previews, answers, onChange }: SiteLimitsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(Object.keys(answers.sites).length > 0);
  const setSite = (site: string, own: BasisAnswers | null) => {
    const others = Object.fromEntries(Object.entries(answers.sites).filter(([name]) => name !== site));
    onChange({ sites: own === null ? others : { ...others, [site]: own } });
  };
  if (!open)
    return (
      <p>
        <LinkButton label={t('operating.bySite', { count: previews.length })} onClick={() => setOpen(true)} />
      </p>
    );
  return (
    <ul className="operating-sites table-text" aria-label={t('operating.sites')}>
      {previews.map((preview) => (
        <SiteRow key={preview.site} preview={preview} answers={answers} onSite={setSite} />
      ))}
    </ul>
  );
}

type SiteRowProps = {
  readonly preview: OperatingPreview;
  readonly answers: OperatingAnswers;
  readonly onSite: (site: string, own: BasisAnswers | null) => void;
};

function SiteRow({ preview, answers, onSite }: SiteRowProps) {
  const { t } = useTranslation();
  const { threshold, rows, missed, needless, found, toPerson } = preview;
  const site = preview.site ?? '';
  const own = answers.sites[site];
  const { kind, limit, missCost, perDay, seenPerDay } = answers;
  const asEverywhere = { limit, missCost, perDay, seenPerDay };
  return (
    <li className="operating-site">
      <label>
        <input
          type="checkbox"
          checked={own !== undefined}
          onChange={({ target }) => onSite(site, target.checked ? asEverywhere : null)}
        />{' '}
        <b>{site}</b>
      </label>
      <span className="second">
        {rows < LEAST_ROWS_OF_SITE
          ? t('operating.fewRows', { n: formatNumber(rows), needed: formatNumber(LEAST_ROWS_OF_SITE) })
          : t('operating.siteMeans', {
              limit: formatOfHundred(threshold),
              missed: formatNumber(missed),
              of: formatNumber(found + missed),
              needless: formatNumber(needless),
              asked: formatNumber(toPerson),
            })}
      </span>
      {own && (
        <div className="operating-own">
          <BasisFields
            kind={kind}
            answers={own}
            answer={site}
            onChange={(change) => onSite(site, { ...own, ...change })}
          />
        </div>
      )}
    </li>
  );
}
