import i18next from 'i18next';
import { ArrowRight, Check, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { RecordDetail, RecordHistoryEvent } from '../../../../shared/record.ts';
import { formatMoment, formatSeconds } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Shown } from '../../../ui/feedback/shown.tsx';
import { PrintSlip } from '../../slip/print-slip.tsx';
import { useCall } from '../../../use-call.ts';
import { useColumnUnits } from '../../../use-column-words.ts';
import { useOwnWords } from '../../../use-own-words.ts';
import { beginEdit } from '../fill/begin-edit.ts';
import { environment, open, type SavedVisit } from '../fill/fill-store.ts';
import { languageFor } from '../form-language.ts';
import { FormWords } from '../form-words.tsx';
import { nameOfRecord } from '../name-of-record.ts';
import { useAnswerKeys } from '../use-answer-keys.ts';
import { answerWords } from './answer-words.ts';
import { ClockWarning } from './clock-warning.tsx';
import { FilledVersion } from './filled-version.tsx';
import { ForkPanel } from './fork-panel.tsx';
import { RecordHistory } from './record-history.tsx';
import { SavedAdvice } from './saved-advice.tsx';
import { SavedAnswers } from './saved-answers.tsx';

type RecordPageProps = {
  readonly id: string;
  readonly compiled: CompiledForm;
  /** Set where it was saved just now: then the person answers the model, or goes on to the next one. */
  readonly saved?: SavedVisit;
  readonly onNext?: () => void;
};

/** A record as it is kept: what was said, what was advised, and who changed it. */
export function RecordPage({ id, ...props }: RecordPageProps) {
  const record = useCall('record.show', { id }, ['records', 'labels']);
  return <Shown loaded={record}>{(detail) => <RecordOf {...props} record={detail} />}</Shown>;
}

type RecordOfProps = Omit<RecordPageProps, 'id'> & { readonly record: RecordDetail };

function RecordOf({ record, ...props }: RecordOfProps) {
  const head = record.events.findLast(({ isHead }) => isHead);
  return head === undefined ? null : <RecordView {...props} record={record} head={head} />;
}

function RecordView({ record, head, compiled, saved, onNext }: RecordOfProps & { readonly head: RecordHistoryEvent }) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const definition = useShellState(({ project }) => project?.definition);
  const language = languageFor(compiled.form, i18next.resolvedLanguage ?? 'en');
  const words = answerWords(compiled, language, useColumnUnits());
  const subject = record.subjectCode === null ? {} : { subjectCode: record.subjectCode };
  const title = nameOfRecord({ ...subject, values: head.values }, definition) ?? own.newRecord;
  const { subjectId } = record;
  const next = onNext ?? (() => goTo('capture'));
  const edit = () => {
    open(beginEdit(compiled, record, head, language, environment()));
    goTo('capture');
  };
  const isForked = record.fork.length > 0;
  useAnswerKeys({ n: next, ...(!isForked && { e: edit }) });
  return (
    <div className="capture">
      <section className="capture-form">
        <header className="capture-head">
          <h1 className="page-heading">{title}</h1>
          {subjectId !== null && (
            <LinkButton label={t('subjects.history')} onClick={() => goTo('subjects', subjectId)} />
          )}
          <span className="capture-saved second table-text" role="status">
            <Check size={16} strokeWidth={1.9} aria-hidden />
            {saved
              ? t('capture.savedAt', { time: formatSeconds(head.capturedAtMs) })
              : t('capture.savedOn', { time: formatMoment(head.capturedAtMs) })}
          </span>
        </header>
        <div className="record-body">
          <FormWords language={saved?.language ?? ''}>
            <ClockWarning behindMs={head.clockBehindMs} />
          </FormWords>
          {isForked && <ForkPanel record={record} words={words} />}
          <SavedAnswers compiled={compiled} language={language} event={head} words={words} />
          {head.form && <FilledVersion filled={head.form} compiled={compiled} />}
          <RecordHistory events={record.events} words={words} />
        </div>
        <footer className="capture-foot">
          <Button
            size="capture"
            icon={Pencil}
            label={t('capture.edit')}
            shortcut={t('capture.key.edit')}
            locked={isForked ? t('capture.settleFirst') : undefined}
            onClick={edit}
          />
          <PrintSlip recordId={record.id} />
          <span className="capture-count" />
          <Button
            kind={saved ? 'outline' : 'filled'}
            size="capture"
            icon={ArrowRight}
            iconAtEnd
            mirrorIcon
            label={t('capture.nextRecord')}
            shortcut={t('capture.key.next')}
            onClick={next}
          />
        </footer>
      </section>
      <aside className="capture-advice" aria-label={t('capture.advice')}>
        <SavedAdvice head={head} isBlind={record.blind} title={title} saved={saved ?? null} onDone={next} />
      </aside>
    </div>
  );
}
