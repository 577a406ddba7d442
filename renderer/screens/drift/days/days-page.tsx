import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WatchedDays } from '../../../../shared/watched-days.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatNumber } from '../../../format.ts';
import { Segments } from '../../../ui/controls/segments.tsx';
import { Select } from '../../../ui/controls/select.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Page } from '../../../ui/layout/page.tsx';
import { useCall } from '../../../use-call.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { useFinding } from '../../../use-finding.ts';
import { useLastReady } from '../../../use-last-ready.ts';
import { NothingYet } from '../../nothing-yet/nothing-yet.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { ColumnOverTime } from './column-over-time.tsx';
import { newestFinding } from './day-findings.ts';
import { DaysMap } from './days-map.tsx';
import { heatRowsOf, sinceFirstRecord } from './heat-rows.ts';
import { LabelCard } from './label-card.tsx';
import { LookPanel } from './look-panel.tsx';
import { PerformanceCard } from './performance-card.tsx';

/** Days that are shown, by what a square stands for. */
const shownDays = { day: 90, week: 364, month: 728 } as const;
type By = keyof typeof shownDays;

/** Every site together. */
const ALL = '';

type DaysPageProps = {
  readonly model: string;
  /** What is shown: records as they come in, or one of the windows. */
  readonly choice: ReactNode;
};

/** What was captured, day after day, beside what the model learned from. */
export function DaysPage({ model, choice }: DaysPageProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('day');
  const [site, setSite] = useState(ALL);
  const question = { model, by, days: shownDays[by], ...(site === ALL ? {} : { site }) };
  const loaded = useLastReady(useCall('monitor.days', question, ['records', 'alerts', 'models']));
  return (
    <Shown loaded={loaded} shape="chart">
      {(watched) => {
        if (watched.sites.length === 0) return <NothingYet screen="drift" />;
        const actions = (
          <>
            <Segments
              label={t('drift.days.square')}
              value={by}
              onChange={setBy}
              options={(['day', 'week', 'month'] as const).map((value) => ({ value, label: t(`drift.days.${value}`) }))}
            />
            <Select
              label={t('drift.days.site')}
              labelHidden
              value={site}
              onChange={setSite}
              options={[
                { value: ALL, label: t('drift.days.allSites') },
                ...watched.sites.map((one) => ({ value: one.site, label: columnWords(one.site) })),
              ]}
            />
            {choice}
          </>
        );
        return <WatchedPage watched={sinceFirstRecord(watched)} by={by} actions={actions} />;
      }}
    </Shown>
  );
}

type WatchedPageProps = { readonly watched: WatchedDays; readonly by: By; readonly actions: ReactNode };

function WatchedPage({ watched, by, actions }: WatchedPageProps) {
  const { t } = useTranslation();
  const say = useFinding();
  const nameOf = useColumnWords();
  const rows = heatRowsOf(watched, nameOf);
  const [chosen, setChosen] = useState<string | null>(null);
  const name = rows.some((row) => row.name === chosen) ? chosen : (rows[0]?.name ?? null);
  const column = watched.columns.find((one) => one.name === name);
  const finding = newestFinding(watched);
  const n = watched.stretches.reduce((sum, stretch) => sum + stretch.n, 0);
  return (
    <Page
      title={finding === null ? t('drift.days.notLooked') : say(finding)}
      sentence={t('drift.days.sentence', {
        count: n,
        shown: formatNumber(n),
        days: formatNumber(shownDays[by]),
        model: refWords(watched.modelRef),
      })}
      actions={actions}
    >
      <div className="page-columns drift-columns">
        <div className="drift-main">
          <DaysMap watched={watched} rows={rows} by={by} chosen={name} onChoose={setChosen} />
          {column && <ColumnOverTime column={column} stretches={watched.stretches} />}
          <PerformanceCard model={watched.modelRef} days={shownDays[by]} by={by === 'month' ? by : 'week'} />
          <AgreementCard model={watched.modelRef} days={shownDays[by]} />
        </div>
        <div className="drift-side">
          <LookPanel watched={watched} column={column} />
          <LabelCard model={watched.modelRef} />
        </div>
      </div>
    </Page>
  );
}
