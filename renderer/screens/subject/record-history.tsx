import { useTranslation } from 'react-i18next';
import { dayColumn } from '../../../shared/project.ts';
import type { RecordDetail, RecordHistoryEvent } from '../../../shared/record.ts';
import { refWords } from '../../column-words.ts';
import { formatMoment, formatVisitDay } from '../../format.ts';
import { goTo } from '../../shell/navigation.ts';
import { mayOpen } from '../../shell/screens.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Facts } from '../../ui/layout/facts.tsx';
import { VersionLine } from '../../ui/layout/version-line.tsx';
import { useCall } from '../../use-call.ts';
import { useClockWords } from '../../use-clock-words.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { useReasonWords } from '../../use-reason-words.ts';
import { useSubjectWords } from './find/use-subject-words.ts';

type RecordHistoryProps = { readonly recordId: string; readonly visitedAtMs: number };

/** One visit: what it says now, and everything that was ever said in it, by whom. */
export function RecordHistory({ recordId, visitedAtMs }: RecordHistoryProps) {
  const { t } = useTranslation();
  const record = useCall('record.show', { id: recordId }, ['records', 'labels', 'predictions']);
  return (
    <Card title={t('subjects.visitOf', { day: formatVisitDay(visitedAtMs) })}>
      <Shown loaded={record}>{(detail) => <RecordOf record={detail} />}</Shown>
    </Card>
  );
}

function RecordOf({ record }: { readonly record: RecordDetail }) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const { cellWords } = useSubjectWords();
  const role = useShellState((state) => state.person?.role) ?? 'capture';
  const now = record.events.findLast(({ isHead }) => isHead);
  const day = useShellState(({ project }) => project && dayColumn(project.definition));
  const isShown = ([column, value]: readonly [string, unknown]) => column !== day && value !== null && value !== '';
  return (
    <div className="record-history">
      {record.fork.length > 0 && <Banner kind="warn" title={t('subjects.fork')} />}
      <Facts
        facts={Object.entries(now?.values ?? {})
          .filter(isShown)
          .map(([column, value]) => ({ name: columnWords(column), value: cellWords(column, value) }))}
      />
      <VersionLine
        label={t('subjects.edits')}
        chosen={now?.id}
        entries={record.events.toReversed().map((event) => ({
          id: event.id,
          name: event.actorName,
          when: formatMoment(event.capturedAtMs),
          what: <EventWords event={event} isBlind={record.blind} isFirst={event.baseEventIds.length === 0} />,
          warn: event.clockBehindMs !== undefined,
          who: t('subjects.onDevice', { device: event.deviceName }),
        }))}
      />
      <div className="record-history-foot">
        <Button size="bar" label={t('subjects.openVisit')} onClick={() => goTo('capture', record.id)} />
        {mayOpen('lineage', role) && (
          <Button size="bar" label={t('subjects.lineage')} onClick={() => goTo('lineage', record.id)} />
        )}
      </div>
    </div>
  );
}

type EventWordsProps = {
  readonly event: RecordHistoryEvent;
  readonly isFirst: boolean;
  /** What was predicted is not to be shown yet. */
  readonly isBlind: boolean;
};

/** What one event changed, what was predicted of it and what people answered. */
function EventWords({ event, isFirst, isBlind }: EventWordsProps) {
  const { t } = useTranslation();
  const columnWords = useColumnWords();
  const { cellWords } = useSubjectWords();
  const own = useOwnWords();
  const clock = useClockWords()(event.clockBehindMs);
  const reasonWords = useReasonWords();
  const changes = event.changes.map(({ column, from, to }) =>
    t('subjects.changed', { name: columnWords(column), from: cellWords(column, from), to: cellWords(column, to) }),
  );
  const said = event.predictions.flatMap(({ modelRef, output, explanation, input, threshold, shown, labels }) => [
    t(shown ? 'subjects.said' : 'subjects.saidUnseen', {
      model: refWords(modelRef),
      answer: own.classShort(String(output.prediction)),
    }),
    ...[explanation && reasonWords(explanation, { output, values: input, threshold }).because].filter(isSaid),
    ...labels.map(({ answer, predictionShown }) =>
      t(predictionShown ? `subjects.answered.${answer.kind}` : `subjects.blind.${answer.kind}`, {
        answer: own.classShort(answer.kind === 'corrected' ? answer.to : String(output.prediction)),
      }),
    ),
  ]);
  const rule =
    event.rule === null || event.rule.answer === null
      ? []
      : [t('subjects.ruleSaid', { answer: own.classShort(event.rule.answer) })];
  const predicted = isBlind && said.length > 0 ? [t('subjects.askedBlind')] : said;
  const words = [
    ...(isFirst ? [t('subjects.captured')] : changes),
    ...predicted,
    ...rule,
    ...(clock === null ? [] : [clock]),
  ];
  return words.map((line) => <span key={line}>{line}</span>);
}

const isSaid = (words: string | null): words is string => words !== null;
