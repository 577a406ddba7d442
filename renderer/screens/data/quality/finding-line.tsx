import { CircleCheck, CircleDot, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { QualityFinding, QualityKind } from '../../../../shared/quality.ts';
import { formatNumber } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { detailOf, findingValues, rowsOfFinding } from './finding-words.ts';
import { useFindingWriters } from './use-finding-writers.ts';

/** As many as stand in one line of the panel. */
const ROWS_SHOWN = 4;

type FindingLineProps = {
  readonly finding: QualityFinding;
  readonly version: DatasetVersion;
  /** Counted from 0. */
  readonly onShowRow: (row: number) => void;
};

/** The finding, what it is measured by, and the rows that show it. */
export function FindingLine({ finding, version, onShowRow }: FindingLineProps) {
  const { t } = useTranslation();
  const write = useFindingWriters(version);
  const values = findingValues(finding, write);
  const detail = detailOf(finding);
  const rows = rowsOfFinding(finding, write).slice(0, ROWS_SHOWN);
  const isLook = finding.weight === 'look';
  const Icon = isLook ? TriangleAlert : CircleDot;
  return (
    <li className={isLook ? 'data-fact data-fact-look' : 'data-fact'}>
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <div className="data-fact-words">
        <strong>{t(`quality.finding.${titleOf(finding)}`, values)}</strong>
        {detail !== null && <span className="second">{t(`quality.detail.${detail}`, values)}</span>}
        {rows.length > 0 && (
          <span className="data-fact-rows">
            <span className="second">{t('quality.rows', { count: rows.length })}</span>
            {rows.map(({ row, value }) => (
              <LinkButton
                key={row}
                label={value === '' ? formatNumber(row) : t('quality.rowWith', { row: formatNumber(row), value })}
                onClick={() => onShowRow(row - 1)}
              />
            ))}
          </span>
        )}
      </div>
    </li>
  );
}

function titleOf(finding: QualityFinding): QualityKind | 'leakageByOrder' | 'duplicateRowsExceptKeys' {
  if (finding.kind === 'leakage' && finding.column === null) return 'leakageByOrder';
  return finding.kind === 'duplicateRows' && finding.exceptKeys ? 'duplicateRowsExceptKeys' : finding.kind;
}

type FineLineProps = { readonly findings: readonly QualityFinding[]; readonly version: DatasetVersion };

/** All that was looked for and not found, in one breath. */
export function FineLine({ findings, version }: FineLineProps) {
  const { t } = useTranslation();
  const write = useFindingWriters(version);
  return (
    <li className="data-fact">
      <CircleCheck size={16} strokeWidth={1.9} aria-hidden />
      <span>
        {findings.map((finding) => t(`quality.finding.${titleOf(finding)}`, findingValues(finding, write))).join(' ')}
      </span>
    </li>
  );
}
