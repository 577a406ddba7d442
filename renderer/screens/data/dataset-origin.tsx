import { useTranslation } from 'react-i18next';
import type { DatasetVersion, FileSource } from '../../../shared/dataset.ts';
import { refWords } from '../../column-words.ts';
import { formatBytes, formatList, formatMoment, formatNumber } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { CopyId, shortDigest } from '../../ui/marks/copy-id.tsx';
import { FrozenSelection } from './freeze/frozen-selection.tsx';
import { RecordedSteps } from './derive/recorded-steps.tsx';

type DatasetOriginProps = { readonly version: DatasetVersion; readonly datasets: readonly DatasetVersion[] };

/** The file or version that a version was made from, who brought it in, and the digests that prove both. */
export function DatasetOrigin({ version, datasets }: DatasetOriginProps) {
  const { t } = useTranslation();
  const { id, source, digest, actorName, createdAtMs } = version;
  const facts = [
    ...(source.kind === 'file'
      ? [
          { name: t('data.origin.file'), value: source.name },
          { name: t('data.origin.size'), value: formatBytes(source.sizeBytes) },
          ...standsOn(source).map(({ how, ref }) => ({
            name: t(`data.origin.${how}`),
            value: <LinkButton label={refWords(ref)} onClick={() => goTo('data', ref)} />,
          })),
          ...(source.images ? [{ name: t('data.origin.images'), value: formatNumber(source.images.images) }] : []),
          { name: t('data.origin.digest'), value: <CopyId id={source.sha256} shown={shortDigest(source.sha256)} /> },
        ]
      : []),
    ...('fromRef' in source ? [{ name: t('data.origin.derived'), value: refWords(source.fromRef) }] : []),
    ...(source.leftOut?.length ? [{ name: t('data.origin.leftOut'), value: formatList(source.leftOut) }] : []),
    { name: t('data.origin.values'), value: <CopyId id={digest} shown={shortDigest(digest)} /> },
    { name: t('data.origin.who'), value: actorName },
    { name: t('data.origin.when'), value: formatMoment(createdAtMs) },
    { name: t('data.origin.id'), value: <CopyId id={id} shown={id.slice(0, 8)} /> },
  ];
  return (
    <div className="card-row data-origin">
      {source.kind === 'records' && <FrozenSelection {...{ version, source }} />}
      {source.kind === 'derived' && <RecordedSteps {...{ version, source, datasets }} />}
      <Facts facts={facts} />
      <div>
        <Button size="bar" label={t('data.origin.lineage')} onClick={() => goTo('lineage', id)} />
      </div>
    </div>
  );
}

/** The version whose rows stand above those of the file, or whose place the file took, by its reference. */
function standsOn({ appendedTo, replaces }: FileSource) {
  return [
    ...(appendedTo === undefined ? [] : [{ how: 'appendedTo', ref: appendedTo } as const]),
    ...(replaces === undefined ? [] : [{ how: 'replaces', ref: replaces } as const]),
  ];
}
