import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '../../../../shared/record.ts';
import { formatMoment } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Choice } from '../../../ui/controls/choice.tsx';
import { Banner } from '../../../ui/feedback/banner.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { useAction } from '../../../use-action.ts';
import type { AnswerWords } from './answer-words.ts';
import { differencesOf, forkedEvents } from './fork.ts';

type ForkPanelProps = { readonly record: RecordDetail; readonly words: AnswerWords };

/** Two people changed the same record: both are kept, and somebody says which stands. */
export function ForkPanel({ record, words }: ForkPanelProps) {
  const { t } = useTranslation();
  const edit = useAction('record.edit');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const events = forkedEvents(record);
  const differences = differencesOf(events);
  const [base, ...others] = events;
  if (base === undefined || others.length === 0) return null;
  const isDecided = differences.every(({ column }) => chosen[column] !== undefined);
  const settle = () => {
    if (edit.busy) return;
    const values = differences.flatMap(({ column, says }) => {
      const said = says.find(({ eventId }) => eventId === chosen[column]);
      return said === undefined ? [] : [[column, said.value] as const];
    });
    void edit.run({
      recordId: record.id,
      baseEventId: base.id,
      alsoBaseEventIds: others.map(({ id }) => id),
      values: Object.fromEntries(values),
    });
  };
  return (
    <section className="fork">
      <Banner kind="warn" title={t('capture.forkTitle')}>
        {t('capture.forkWords')}
      </Banner>
      {differences.map(({ column, says }) => (
        <Choice
          key={column}
          label={words.label(column)}
          value={chosen[column] ?? null}
          options={says.map(({ eventId, value }) => {
            const event = events.find(({ id }) => id === eventId);
            return {
              value: eventId,
              label: words.value(column, value) ?? t('capture.notAnswered'),
              hint: event && t('capture.saidBy', { person: event.actorName, time: formatMoment(event.capturedAtMs) }),
            };
          })}
          onChange={(eventId) => setChosen({ ...chosen, [column]: eventId })}
        />
      ))}
      {edit.error && <Failed error={edit.error} />}
      <Button
        label={t('capture.settle')}
        busy={edit.busy ? t('capture.saving') : undefined}
        locked={isDecided ? undefined : t('capture.settleLocked')}
        onClick={settle}
      />
    </section>
  );
}
