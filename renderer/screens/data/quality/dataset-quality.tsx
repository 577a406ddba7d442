import { Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DatasetDetail } from '../../../../shared/dataset.ts';
import type { CategoryProfile } from '../../../../shared/profile.ts';
import type { QualityFinding, QualityReport } from '../../../../shared/quality.ts';
import { formatNumber } from '../../../format.ts';
import { BeingRead } from '../../../ui/feedback/being-read.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { SplitBar } from '../../../ui/marks/split-bar.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { useReading } from '../../../use-reading.ts';
import { answerOf } from './answer-of.ts';
import { FindingLine, FineLine } from './finding-line.tsx';

type DatasetQualityProps = {
  readonly detail: DatasetDetail;
  /** Counted from 0. */
  readonly onShowRow: (row: number) => void;
};

/** What is worth a look before training on a version, the worst first, each with rows that show it. */
export function DatasetQuality({ detail, onShowRow }: DatasetQualityProps) {
  const { t } = useTranslation();
  const { version, profile } = detail;
  const report = useReading('dataset.quality', { ref: version.id });
  const label = version.columns.find(({ role }) => role === 'label');
  const answers = answerOf(version, profile);
  const looks = report.reading.state === 'ready' ? looksOf(report.reading.value) : 0;
  return (
    <Card
      flush
      title={t('quality.title')}
      aside={looks > 0 && <Tag kind="alarm" label={t('quality.toLookAt', { count: looks })} />}
      className="data-quality"
    >
      {version.rows === 0 ? (
        <Empty icon={Table2} title={t('quality.empty')} missing={t('data.noRowsWords')} />
      ) : (
        <>
          {label && answers && <Answers name={label.name} answers={answers} />}
          <BeingRead of={report} words={t('quality.running')}>
            {(value) => <Findings report={value} detail={detail} onShowRow={onShowRow} />}
          </BeingRead>
        </>
      )}
    </Card>
  );
}

const looksOf = ({ findings }: QualityReport): number => findings.filter(({ weight }) => weight === 'look').length;

type FindingsProps = DatasetQualityProps & { readonly report: QualityReport };

/** So many columns that lack a few values are said in one line. */
const FOLDED_FROM = 3;

function Findings({ report, detail: { version }, onShowRow }: FindingsProps) {
  const { t } = useTranslation();
  const looks = looksOf(report);
  const fine = report.findings.filter(({ weight }) => weight === 'fine');
  const told = report.findings.filter(({ weight }) => weight !== 'fine');
  const gaps = told.filter(({ kind, weight }) => kind === 'missing' && weight === 'note');
  const isFolded = gaps.length >= FOLDED_FROM;
  const line = (finding: QualityFinding) => (
    <FindingLine
      // A report names each thing once: its kind, and what it is about.
      key={JSON.stringify([finding.kind, Object.values(finding).filter((value) => typeof value !== 'number')])}
      {...{ finding, version, onShowRow }}
    />
  );
  return (
    <>
      <p className="card-row table-text data-quality-sentence">
        {looks === 0 ? t('quality.nothingToLookAt') : t('quality.lookFirst', { count: looks })}
      </p>
      <ul className="data-facts table-text">
        {(isFolded ? told.filter((finding) => !gaps.includes(finding)) : told).map(line)}
        {isFolded && (
          <li className="data-fact-folded">
            <details>
              <summary>{t('quality.few', { count: gaps.length })}</summary>
              <ul>{gaps.map(line)}</ul>
            </details>
          </li>
        )}
        {fine.length > 0 && <FineLine findings={fine} version={version} />}
      </ul>
    </>
  );
}

function Answers({ name, answers }: { readonly name: string; readonly answers: CategoryProfile }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const parts = answers.values.map((value, index) => ({ value, count: answers.counts[index] ?? 0 }));
  return (
    <div className="card-row data-answers">
      <span className="caption">{t('quality.answer', { column: nameOf(name) })}</span>
      <SplitBar label={nameOf(name)} parts={parts} />
      <span className="caption data-answer-counts">
        {parts.slice(0, 3).map(({ value, count }) => (
          <span key={value}>
            {formatNumber(count)} {value}
          </span>
        ))}
      </span>
    </div>
  );
}
