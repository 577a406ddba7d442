import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { formatMoment, formatNumber } from '../../format.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { AlertCard } from './alert-card.tsx';
import { ColumnChange } from './column-change.tsx';
import { ColumnTable } from './column-table.tsx';
import { firstColumn } from '../../name-change.ts';
import { Sites } from './sites.tsx';
import { useFinding } from '../../use-finding.ts';

/** A window of scored rows against what the model in use learned from. `focus` is a window's id; any other shows the newest. */
export function Drift({ focus }: ScreenProps) {
  const models = useCall('model.list', {}, ['models', 'projects']);
  return (
    <Shown loaded={models} shape="chart">
      {({ models: versions }) => {
        const inUse = versions.find(({ aliases }) => aliases.includes('champion'));
        return inUse ? <Windows model={inUse.ref} focus={focus} /> : <NothingYet screen="drift" />;
      }}
    </Shown>
  );
}

type Window = Output<'monitor.windows'>['windows'][number];

/** The windows scored by one model, the newest shown first. */
function Windows({ model, focus }: { readonly model: string; readonly focus: string | undefined }) {
  const list = useCall('monitor.windows', { model }, ['predictions']);
  const [chosen, setChosen] = useState<string | null>(focus ?? null);
  return (
    <Shown loaded={list} shape="chart">
      {({ windows }) => {
        const sorted = windows.toSorted((a, b) => b.scoredAtMs - a.scoredAtMs);
        const shown = sorted.find(({ id }) => id === chosen) ?? sorted[0];
        if (!shown) return <NothingYet screen="drift" />;
        return <WindowReport model={model} shown={shown} windows={sorted} onChoose={setChosen} />;
      }}
    </Shown>
  );
}

type WindowReportProps = {
  readonly model: string;
  readonly shown: Window;
  readonly windows: readonly Window[];
  readonly onChoose: (id: string) => void;
};

function WindowReport({ model, shown, windows, onChoose }: WindowReportProps) {
  const { t } = useTranslation();
  const report = useCall('monitor.report', { model, windowId: shown.id }, ['predictions']);
  const choice = (
    <Select
      label={t('drift.window')}
      labelHidden
      value={shown.id}
      options={windows.map(({ id, datasetRef, scoredAtMs }) => ({
        value: id,
        label: t('drift.windowOption', { data: datasetRef, when: formatMoment(scoredAtMs) }),
      }))}
      onChange={onChoose}
    />
  );
  return (
    <Shown loaded={report} shape="chart">
      {(value) => <ReportPage key={shown.id} answer={value} choice={choice} />}
    </Shown>
  );
}

type ReportPageProps = { readonly answer: Output<'monitor.report'>; readonly choice: ReactNode };

function ReportPage({ answer, choice }: ReportPageProps) {
  const { t } = useTranslation();
  const say = useFinding();
  const { report, finding, reference, current, modelRef, alertId } = answer;
  const [chosen, setChosen] = useState(firstColumn(report));
  const column = report.columns.find(({ name }) => name === chosen);
  const sentence = t('drift.sentence', {
    n: formatNumber(report.n),
    referenceN: formatNumber(report.referenceN),
    model: modelRef,
  });
  return (
    <Page title={say(finding)} sentence={sentence} actions={choice}>
      <div className="page-columns drift-columns">
        <ColumnTable columns={report.columns} chosen={chosen} onChoose={setChosen} />
        <AlertCard report={report} alertId={alertId} column={column} />
      </div>
      <div className="drift-cards">
        {column && (
          <ColumnChange column={column} before={reference.columns[column.name]} now={current.columns[column.name]} />
        )}
        {report.siteChange && <Sites change={report.siteChange} finding={say(finding)} />}
      </div>
    </Page>
  );
}
