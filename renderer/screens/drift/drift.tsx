import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refWords } from '../../column-words.ts';
import { formatMoment } from '../../format.ts';
import type { ScreenProps } from '../../shell/shell.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { useCall } from '../../use-call.ts';
import { NothingYet } from '../nothing-yet/nothing-yet.tsx';
import { DaysPage } from './days/days-page.tsx';
import { ReportPage } from './report-page.tsx';

/**
 * A window of scored rows against what its model learned from. `focus` is the id of a window or of an alert; without
 * one, the newest window of the model in use.
 */
export function Drift({ focus }: ScreenProps) {
  const models = useCall('model.list', {}, ['models', 'projects']);
  const alerts = useCall('alert.list', {}, ['alerts', 'projects']);
  return (
    <Shown loaded={models} shape="chart">
      {({ models: versions }) => (
        <Shown loaded={alerts} shape="chart">
          {({ alerts: raised }) => {
            const inUse = versions.find(({ aliases }) => aliases.includes('champion'));
            const alert = raised.find(
              ({ id, windowId }) => focus !== undefined && (focus === windowId || focus === id),
            );
            const model = alert?.modelRef ?? inUse?.ref;
            if (model === undefined) return <NothingYet screen="drift" />;
            return <Windows key={focus} model={model} focus={alert ? (alert.windowId ?? DAYS) : focus} />;
          }}
        </Shown>
      )}
    </Shown>
  );
}

/** In place of a window's id: records as they come in. */
const DAYS = 'days';

/** The windows scored by one model, the newest shown first; records as they come in where there is none, or on demand. */
function Windows({ model, focus }: { readonly model: string; readonly focus: string | undefined }) {
  const { t } = useTranslation();
  const list = useCall('monitor.windows', { model }, ['predictions']);
  const [chosen, setChosen] = useState<string | null>(focus ?? null);
  return (
    <Shown loaded={list} shape="chart">
      {({ windows }) => {
        const sorted = windows.toSorted((a, b) => b.scoredAtMs - a.scoredAtMs);
        const shown = chosen === DAYS ? undefined : (sorted.find(({ id }) => id === chosen) ?? sorted[0]);
        const choice = sorted.length > 0 && (
          <Select
            label={t('drift.window')}
            labelHidden
            value={shown?.id ?? DAYS}
            options={[
              { value: DAYS, label: t('drift.days.choice') },
              ...sorted.map(({ id, datasetRef, scoredAtMs }) => ({
                value: id,
                label: t('drift.windowOption', { data: refWords(datasetRef), when: formatMoment(scoredAtMs) }),
              })),
            ]}
            onChange={setChosen}
          />
        );
        return shown ? (
          <WindowReport model={model} windowId={shown.id} choice={choice} />
        ) : (
          <DaysPage model={model} choice={choice} />
        );
      }}
    </Shown>
  );
}

type WindowReportProps = { readonly model: string; readonly windowId: string; readonly choice: ReactNode };

function WindowReport({ model, windowId, choice }: WindowReportProps) {
  const report = useCall('monitor.report', { model, windowId }, ['predictions']);
  return (
    <Shown loaded={report} shape="chart">
      {(value) => <ReportPage key={windowId} answer={value} choice={choice} />}
    </Shown>
  );
}
