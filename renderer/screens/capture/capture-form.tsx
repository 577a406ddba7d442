import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProjectDefinition } from '../../../shared/project.ts';
import { useAction } from '../../use-action.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { useMinute } from '../../use-minute.ts';
import { AdvicePanel } from './advice-panel.tsx';
import { CaptureView } from './capture-view.tsx';
import { answer, giveReason, goToSection, keepSaved, takeReasonBack, useDraft } from './draft.ts';
import { firstRefused, toValues } from './form.ts';
import { SavedRecord } from './saved-record.tsx';
import { isoDay } from './iso-day.ts';
import { useAdvice } from './use-advice.ts';
import { subjectColumn, useSections } from './use-sections.ts';

/** One record: its questions, the advice beside them, and saving it. */
export function CaptureForm({ definition }: { readonly definition: ProjectDefinition }) {
  const { t } = useTranslation();
  const { recordId, at, answers, unmeasured, saved } = useDraft();
  const own = useOwnWords();
  const sections = useSections(definition);
  const add = useAction('record.add');
  const [refused, setRefused] = useState<string | null>(null);
  const minute = useMinute();
  const today = isoDay(new Date(minute));
  const subject = subjectColumn(definition);
  const asked = sections.flatMap(({ questions }) => questions);
  const questions = asked.filter(({ name }) => name !== subject);
  const advice = useAdvice(questions, answers, unmeasured);
  const subjectCode = subject === null ? '' : (answers[subject] ?? '').trim();

  const save = async () => {
    if (add.busy) return;
    const wrong = firstRefused(sections, answers, today);
    setRefused(wrong?.question.label ?? null);
    if (wrong) return goToSection(wrong.at);
    const record = await add.run({
      recordId,
      values: toValues(questions, answers),
      unmeasured,
      predictionShown: advice?.kind === 'says',
      ...(subjectCode !== '' && { subjectCode }),
    });
    if (record) keepSaved(record);
  };

  const title = subjectCode === '' ? own.newRecord : subjectCode;
  if (saved)
    return (
      <SavedRecord
        saved={saved}
        title={title}
        advice={advice}
        sections={sections}
        answers={answers}
        unmeasured={unmeasured}
      />
    );
  return (
    <CaptureView
      title={title}
      sections={sections}
      at={at}
      answers={answers}
      unmeasured={unmeasured}
      subject={subject}
      today={today}
      refused={refused === null ? null : t('capture.lookAgain', { name: refused })}
      error={add.error}
      saving={add.busy}
      onAnswer={answer}
      onReason={giveReason}
      onAnswerAfterAll={takeReasonBack}
      onStep={goToSection}
      onFinish={() => void save()}
      advice={advice && <AdvicePanel advice={advice} onAgree={null} onDecideOtherwise={null} />}
    />
  );
}
