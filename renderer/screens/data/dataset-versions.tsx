import { GitBranchPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail, DatasetVersion } from '../../../shared/dataset.ts';
import { refWords } from '../../column-words.ts';
import { formatBytes, formatMoment, formatNumber, formatPercent, formatSigned } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useCall } from '../../use-call.ts';
import { VersionLine } from '../../ui/layout/version-line.tsx';

type DatasetVersionsProps = { readonly detail: DatasetDetail; readonly onNewVersion: () => void };

/** The newest first, each with its rows and how many more or fewer than before. */
export function DatasetVersions({ detail: { version, versions }, onNewVersion }: DatasetVersionsProps) {
  const { t } = useTranslation();
  return (
    <div>
      <h2 className="card-heading data-versions-heading">{t('data.versions')}</h2>
      <VersionLine
        label={t('data.versions')}
        chosen={version.id}
        entries={versions.map((entry) => ({
          id: entry.id,
          name: t('data.version', { version: entry.version }),
          when: formatMoment(entry.createdAtMs),
          what: <VersionWords entry={entry} before={versions.find((other) => other.version === entry.version - 1)} />,
          who: entry.actorName,
        }))}
        onChoose={(id) => {
          const chosen = versions.find((entry) => entry.id === id);
          if (chosen) goTo('data', `${chosen.name}@${chosen.version}`);
        }}
      />
      <div className="data-new-version-button">
        <Button wide size="bar" icon={GitBranchPlus} label={t('data.newVersion')} onClick={onNewVersion} />
      </div>
      <VersionsSize version={version} />
    </div>
  );
}

/** That many versions take little, because they share what did not change; the line's room is held while it is read. */
function VersionsSize({ version: { id, version } }: { readonly version: DatasetVersion }) {
  const { t } = useTranslation();
  const read = useCall('dataset.size', { ref: id }, ['datasets']);
  const size = read.state === 'ready' ? read.value : null;
  return (
    <p className="caption data-versions-size">
      {size && t('data.size.all', { count: size.versions, size: formatBytes(size.totalBytes) })}{' '}
      {size?.shared &&
        t('data.size.shared', { version, before: size.shared.version, share: formatPercent(size.shared.share) })}
    </p>
  );
}

type VersionWordsProps = { readonly entry: DatasetVersion; readonly before: DatasetVersion | undefined };

function VersionWords({ entry, before }: VersionWordsProps) {
  const { t } = useTranslation();
  const rows = t('data.rowsOf', { count: entry.rows, rows: formatNumber(entry.rows) });
  const change = before && entry.rows !== before.rows ? ` (${formatSigned(entry.rows - before.rows)})` : '';
  const { source } = entry;
  const madeFrom = source.kind === 'file' || source.kind === 'records' ? t('data.records') : refWords(source.fromRef);
  const origin = source.kind === 'file' ? source.name : t('data.derivedFrom', { ref: madeFrom });
  return (
    <span className="data-version-words">
      <span>
        {rows}
        {change}
      </span>
      <span className="second clipped" title={origin}>
        {origin}
      </span>
    </span>
  );
}
