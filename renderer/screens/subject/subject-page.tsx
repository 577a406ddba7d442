import { Eraser, Merge, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import { formatNumber, formatVisitDay } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { wantVisitOf } from '../capture/fill/fill-store.ts';
import { useSubjectWords } from './find/use-subject-words.ts';
import { EraseSubject } from './erase-subject.tsx';
import { LikelyTheSame } from './likely-the-same.tsx';
import { MergeSubjects } from './merge-subjects.tsx';
import { MergesCard } from './merges-card.tsx';
import { RecordHistory } from './record-history.tsx';
import { SubjectTrend } from './subject-trend.tsx';
import { VisitTable } from './visit-table.tsx';

export type SubjectDetail = Output<'subject.show'>;

/** One of those who are visited: every visit, the curve of every measurement, and who they were merged with. */
export function SubjectPage({ id }: { readonly id: string }) {
  const loaded = useCall('subject.show', { id }, ['subjects', 'records']);
  return <Shown loaded={loaded}>{(detail) => <SubjectOf detail={detail} />}</Shown>;
}

function SubjectOf({ detail }: { readonly detail: SubjectDetail }) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const { nameOf } = useSubjectWords();
  const { subject, visits, trends, merges } = detail;
  const [chosen, setChosen] = useState<string | null>(null);
  const [mergeWith, setMergeWith] = useState<string | 'anybody' | null>(null);
  const [isErasing, setErasing] = useState(false);
  const mayErase = useShellState(({ person }) => (person?.role ?? 'capture') !== 'capture');
  const shown = visits.find(({ recordId }) => recordId === chosen) ?? visits[0];
  const name = nameOf(subject);
  return (
    <Page
      title={name === subject.code ? <bdi dir="ltr">{name}</bdi> : name}
      sentence={useSentence(detail)}
      parent={{ label: own.subject.many, here: subject.code, onOpen: () => goTo('subjects') }}
      actions={
        <>
          <Button icon={Merge} label={t('subjects.mergeWith')} onClick={() => setMergeWith('anybody')} />
          <Button kind="filled" icon={Plus} label={t('subjects.newVisit')} onClick={() => beginVisit(subject)} />
        </>
      }
    >
      {subject.erasedAtMs !== null && (
        <Banner kind="note" title={t('subjects.erase.was', { day: formatVisitDay(subject.erasedAtMs) })}>
          {t('subjects.erase.wasWords')}
        </Banner>
      )}
      <LikelyTheSame subject={subject} onCompare={setMergeWith} />
      <div className="page-columns subject-columns">
        <div className="subject-main">
          <SubjectTrend trends={trends} />
          <VisitTable visits={visits} chosen={shown?.recordId ?? null} onChoose={setChosen} />
        </div>
        <div className="subject-side">
          {shown && <RecordHistory key={shown.recordId} recordId={shown.recordId} visitedAtMs={shown.visitedAtMs} />}
          <MergesCard subject={subject} merges={merges} />
          {mayErase && subject.erasedAtMs === null && (
            <Button kind="danger" icon={Eraser} label={t('subjects.erase.open')} onClick={() => setErasing(true)} />
          )}
        </div>
      </div>
      {isErasing && <EraseSubject subject={subject} onClose={() => setErasing(false)} />}
      {mergeWith !== null && (
        <MergeSubjects
          subject={subject}
          withId={mergeWith === 'anybody' ? null : mergeWith}
          onClose={() => setMergeWith(null)}
        />
      )}
    </Page>
  );
}

function beginVisit({ code, id }: SubjectDetail['subject']): void {
  wantVisitOf({ code, id });
  goTo('capture');
}

/** Code, what they are known by, and from when to when they were visited. */
function useSentence({ subject, visits }: SubjectDetail): string {
  const { t } = useTranslation();
  const { nameOf, detailOf, siteOf } = useSubjectWords();
  const [last, first] = [visits[0], visits.at(-1)];
  const seen =
    last === undefined || first === undefined
      ? t('subjects.neverSeen')
      : t('subjects.seen', {
          count: visits.length,
          shown: formatNumber(visits.length),
          first: formatVisitDay(first.visitedAtMs),
          last: formatVisitDay(last.visitedAtMs),
        });
  const codes = nameOf(subject) === subject.code ? '' : subject.code;
  const known = [codes, detailOf(subject), siteOf(subject)].filter((part) => part !== '').join(', ');
  return known === '' ? seen : `${known}. ${seen}`;
}
