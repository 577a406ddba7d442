import { ClipboardPenLine, type LucideIcon } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayBar } from '../../charts/bars-over-days.tsx';
import { formatLongDate, formatNumber } from '../../format.ts';
import { Button } from '../../ui/controls/button.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { Loop, type LoopServer, type Station, type StationWords } from '../../ui/loop/loop.tsx';
import { lazyPart } from '../../lazy-part.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { type Need, NeedsList } from './needs-list.tsx';

const BarsOverDays = lazyPart(async () => (await import('../../charts/bars-over-days.tsx')).BarsOverDays);

export type TodayViewProps = {
  readonly nowMs: number;
  readonly needs: readonly Need[];
  /** An unfinished capture, named by who it is about. */
  readonly draft: { readonly words: string; readonly onContinue: () => void } | null;
  readonly onCapture: () => void;
  readonly days: readonly DayBar[];
  readonly stations: Readonly<Record<Station, StationWords>>;
  readonly centre: ReactNode;
  readonly server: LoopServer;
  readonly onStation: (station: Station) => void;
  readonly footnotes: readonly { readonly icon: LucideIcon; readonly words: string }[];
};

/** What needs a person, what was done, and where everything stands on the loop. */
export function TodayView({ nowMs, needs, draft, onCapture, days, ...props }: TodayViewProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const total = days.reduce((sum, { whole }) => sum + whole, 0);
  const few = (count: number) => t(`today.few.${count}`, { defaultValue: formatNumber(count) });
  return (
    <Page
      title={formatLongDate(nowMs)}
      sentence={needs.length === 0 ? undefined : t('today.needYou', { count: needs.length, shown: few(needs.length) })}
      actions={
        <>
          {draft && (
            <span className="second table-text">
              {draft.words} <LinkButton label={t('today.continue')} onClick={draft.onContinue} />
            </span>
          )}
          <Button kind="filled" size="large" icon={ClipboardPenLine} label={own.capture} onClick={onCapture} />
        </>
      }
    >
      <div className="today-top">
        <NeedsList needs={needs} />
        {total === 0 ? (
          <Card title={own.captured}>
            <Empty
              icon={ClipboardPenLine}
              title={t('today.noneCaptured', { count: days.length })}
              missing={t('today.firstCaptured')}
            />
          </Card>
        ) : (
          <Suspense fallback={<Card title={own.captured}>{null}</Card>}>
            <BarsOverDays
              title={own.captured}
              finding={t('today.capturedFinding', { count: total, days: days.length })}
              days={days}
              partLabel={t('today.toAct')}
              restLabel={t('today.others')}
              height={168}
            />
          </Suspense>
        )}
      </div>
      <Card title={t('today.loop')} aside={<span className="caption">{t('today.chooseStation')}</span>}>
        <Loop words={props.stations} centre={props.centre} server={props.server} onOpen={props.onStation} />
      </Card>
      <ul className="footnotes second table-text">
        {props.footnotes.map(({ icon: Icon, words }) => (
          <li key={words}>
            <Icon size={16} strokeWidth={1.9} aria-hidden />
            {words}
          </li>
        ))}
      </ul>
    </Page>
  );
}
