import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunSummary } from '../../../../shared/run.ts';
import { formatNumber } from '../../../format.ts';
import { screens } from '../../../shell/screens.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { useCall } from '../../../use-call.ts';
import { useLastReady } from '../../../use-last-ready.ts';
import { useMinute } from '../../../use-minute.ts';
import { RunTable } from '../run-table.tsx';
import { RunFilters } from './run-filters.tsx';
import {
  askedOf,
  RUNS_ON_A_PAGE,
  showEverything,
  toggleChosen,
  toggleOrder,
  turnTo,
  useRunList,
} from './run-list-store.ts';

type RunListProps = {
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
};

/** Every run of the project, a page at a time, narrowed and sorted in core. */
export function RunList({ inUse }: RunListProps) {
  const { t } = useTranslation();
  const state = useRunList();
  const top = useRef<HTMLDivElement>(null);
  const turn = (page: number) => {
    turnTo(page);
    top.current?.scrollIntoView({ block: 'start' });
  };
  const choices = useCall('run.choices', {}, ['runs', 'projects']);
  const list = useLastReady(useCall('run.list', askedOf(state, useMinute()), ['runs', 'projects']));
  return (
    <div ref={top} className="runs-list">
      {choices.state === 'ready' && <RunFilters choices={choices.value} />}
      <Shown loaded={list} shape="rows">
        {({ runs, total }) =>
          total === 0 ? (
            <NoneFit />
          ) : (
            <>
              <Card flush>
                <RunTable
                  runs={runs}
                  inUse={inUse}
                  chosen={state.chosen}
                  onChoose={toggleChosen}
                  order={{ sorting: state.sorting, onToggle: toggleOrder }}
                />
                {total > RUNS_ON_A_PAGE && <Pages page={state.page} shown={runs} total={total} onTurn={turn} />}
              </Card>
              <p className="caption runs-footnote">{t('runs.footnote')}</p>
            </>
          )
        }
      </Shown>
    </div>
  );
}

function NoneFit() {
  const { t } = useTranslation();
  return (
    <Card>
      <Empty
        icon={screens.runs.icon}
        title={t('compare.noneFit')}
        missing={t('compare.noneFitWords')}
        action={<Button label={t('compare.showAll')} onClick={showEverything} />}
      />
    </Card>
  );
}

type PagesProps = {
  readonly page: number;
  readonly shown: readonly RunSummary[];
  readonly total: number;
  readonly onTurn: (page: number) => void;
};

function Pages({ page, shown, total, onTurn }: PagesProps) {
  const { t } = useTranslation();
  const first = page * RUNS_ON_A_PAGE;
  const isLast = first + shown.length >= total;
  return (
    <nav className="card-row runs-pages" aria-label={t('compare.pages')}>
      <span className="second table-text">
        {t('compare.rows', {
          from: formatNumber(first + 1),
          to: formatNumber(first + shown.length),
          total: formatNumber(total),
        })}
      </span>
      <Button
        size="bar"
        icon={ChevronLeft}
        mirrorIcon
        label={t('compare.before')}
        locked={page === 0 ? t('compare.isFirst') : undefined}
        onClick={() => onTurn(page - 1)}
      />
      <Button
        size="bar"
        icon={ChevronRight}
        iconAtEnd
        mirrorIcon
        label={t('compare.next')}
        locked={isLast ? t('compare.isLast') : undefined}
        onClick={() => onTurn(page + 1)}
      />
    </nav>
  );
}
