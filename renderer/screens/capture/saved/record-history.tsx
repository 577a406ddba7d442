import { useTranslation } from 'react-i18next';
import type { RecordHistoryEvent } from '../../../../shared/record.ts';
import { formatMoment } from '../../../format.ts';
import { VersionLine } from '../../../ui/layout/version-line.tsx';
import { useClockWords } from '../../../use-clock-words.ts';
import type { AnswerWords } from './answer-words.ts';

type RecordHistoryProps = { readonly events: readonly RecordHistoryEvent[]; readonly words: AnswerWords };

/** Who changed what and when, the newest first. A record that nobody changed has no history to show. */
export function RecordHistory({ events, words }: RecordHistoryProps) {
  const { t } = useTranslation();
  const clockWords = useClockWords();
  if (events.length < 2) return null;
  const newest = events.findLast(({ isHead }) => isHead)?.id;
  const changed = ({ changes }: RecordHistoryEvent) =>
    changes
      .map(({ column, from, to }) =>
        t('capture.changedFrom', {
          name: words.label(column),
          from: words.value(column, from) ?? t('capture.notAnswered'),
          to: words.value(column, to) ?? t('capture.notAnswered'),
        }),
      )
      .join(' ');
  return (
    <section className="record-history">
      <h2 className="card-heading">{t('capture.history')}</h2>
      <VersionLine
        label={t('capture.history')}
        chosen={newest}
        entries={events
          .map((event, index) => ({
            id: event.id,
            name: index === 0 ? t('capture.firstSaved') : t('capture.edited'),
            when: formatMoment(event.capturedAtMs),
            what: [index === 0 ? '' : changed(event), clockWords(event.clockBehindMs) ?? ''].filter(Boolean).join(' '),
            warn: event.clockBehindMs !== undefined,
            who: t('capture.byOn', { person: event.actorName, device: event.deviceName }),
          }))
          .toReversed()}
      />
    </section>
  );
}
