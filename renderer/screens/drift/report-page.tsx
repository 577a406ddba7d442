import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { refWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import { firstColumn } from '../../name-change.ts';
import { Page } from '../../ui/layout/page.tsx';
import { useFinding } from '../../use-finding.ts';
import { ThreadCard } from '../threads/thread-card.tsx';
import { AlertCard } from './alert-card.tsx';
import { ColumnChange } from './column-change.tsx';
import { ColumnTable } from './column-table.tsx';
import { SaveReport } from './save-report.tsx';
import { Sites } from './sites.tsx';

type ReportPageProps = {
  readonly answer: Output<'monitor.report'>;
  /** Which window is shown. */
  readonly choice: ReactNode;
};

/** One window's report: the finding, every column, the chosen one's facts, and its values before and now. */
export function ReportPage({ answer, choice }: ReportPageProps) {
  const say = useFinding();
  const sentence = useSentence(answer);
  const { report, finding, reference, current } = answer;
  const [chosen, setChosen] = useState(firstColumn(report));
  const column = report.columns.find(({ name }) => name === chosen);
  return (
    <Page
      title={say(finding)}
      sentence={sentence}
      actions={
        <>
          {choice}
          <SaveReport of={{ model: answer.modelRef, ...(answer.windowId !== null && { windowId: answer.windowId }) }} />
        </>
      }
    >
      <div className="page-columns drift-columns">
        <div className="drift-main">
          <ColumnTable report={report} chosen={chosen} onChoose={setChosen} />
          <div className="drift-cards">
            {column && (
              <ColumnChange
                column={column}
                before={reference.columns[column.name]}
                now={current.columns[column.name]}
              />
            )}
            {report.siteChange && <Sites change={report.siteChange} finding={say(finding)} />}
          </div>
          {answer.alertId !== null && <ThreadCard about={answer.alertId} />}
        </div>
        <AlertCard answer={answer} column={column} />
      </div>
    </Page>
  );
}

function useSentence({ report, modelRef, finding }: Output<'monitor.report'>): string {
  const { t } = useTranslation();
  const compared = t('drift.sentence', {
    n: formatNumber(report.n),
    referenceN: formatNumber(report.referenceN),
    model: refWords(modelRef),
  });
  const { needed } = finding.values;
  if (typeof needed === 'number') return `${compared} ${t('drift.needs', { needed: formatNumber(needed) })}`;
  const elseSame = report.siteChange !== null && report.columns.every(({ drift }) => !drift);
  return elseSame ? `${compared} ${t('drift.elseSame')}` : compared;
}
