import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/calls.ts';
import { columnWords } from '../../../column-words.ts';
import { formatList, formatMoment, formatNumber } from '../../../format.ts';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { bringsNews, MergeCounts } from './merge-counts.tsx';

/** Who wrote the file and when, whether it is of the project in use, and what of it is not here yet. */
export function MergePreview({ preview }: { readonly preview: Output<'project.previewMerge'> }) {
  const { t } = useTranslation();
  const { project, place, from, holds, news, versions } = preview;
  const words = { device: from.deviceName, when: formatMoment(from.madeAtMs), project: project.name };
  const named = versions.map(({ name, rows }) =>
    t('merge.version', { name: columnWords(name), count: rows, rows: formatNumber(rows) }),
  );
  return (
    <>
      <p>{t(bringsNews(news) ? 'merge.from' : 'merge.fromAllHere', words)}</p>
      {place !== 'inUse' && (
        <Banner kind="warn" title={t('merge.other.title', words)}>
          {t(`merge.other.${place}`, words)}
        </Banner>
      )}
      <MergeCounts holds={holds} news={news} />
      {named.length > 0 && <p className="second table-text">{t('merge.versions', { names: formatList(named) })}</p>}
      <p className="second table-text">{t('merge.words')}</p>
    </>
  );
}
