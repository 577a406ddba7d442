import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { shortDigest } from '../../ui/marks/copy-id.tsx';
import { useCall } from '../../use-call.ts';

const PAGE_RECORDS = 100;

type SelectedRecordsProps = { readonly versionId: string; readonly onFocus: (id: string) => void };

/** The records that a version was frozen from, a page at a time; any of them can be gone to. */
export function SelectedRecords({ versionId, onFocus }: SelectedRecordsProps) {
  const { t } = useTranslation();
  // The last id of each page before this one: pages are asked for by what they come after.
  const [before, setBefore] = useState<readonly string[]>([]);
  const asked = { ref: versionId, after: before.at(-1) ?? '', limit: PAGE_RECORDS };
  const page = useCall('lineage.records', asked, ['datasets']);
  const first = before.length * PAGE_RECORDS;
  return (
    <Shown loaded={page} shape="rows">
      {({ records, total }) => (
        <>
          <ul className="lineage-members table-text" tabIndex={0}>
            {records.map((id) => (
              <li key={id}>
                <LinkButton label={t('lineage.recordOf', { id: shortDigest(id) })} onClick={() => onFocus(id)} />
              </li>
            ))}
          </ul>
          <div className="lineage-pages table-text">
            <Button
              size="bar"
              icon={ChevronLeft}
              mirrorIcon
              label={t('lineage.earlier')}
              locked={first === 0 ? t('lineage.firstPage') : undefined}
              onClick={() => setBefore(before.slice(0, -1))}
            />
            <span className="second">
              {t('lineage.pageOf', {
                first: formatNumber(first + 1),
                last: formatNumber(first + records.length),
                total: formatNumber(total),
              })}
            </span>
            <Button
              size="bar"
              icon={ChevronRight}
              iconAtEnd
              mirrorIcon
              label={t('lineage.further')}
              locked={first + records.length >= total ? t('lineage.lastPage') : undefined}
              onClick={() => setBefore([...before, records.at(-1) ?? ''])}
            />
          </div>
        </>
      )}
    </Shown>
  );
}
