import { useTranslation } from 'react-i18next';
import type { RecordHistoryEvent } from '../../../../shared/record.ts';
import { refWords } from '../../../column-words.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { useCall } from '../../../use-call.ts';
import { useOwnWords } from '../../../use-own-words.ts';
import { AdvicePanel } from '../advice/advice-panel.tsx';
import { scoreOfSaved } from '../advice/said-by.ts';
import { useAdvice } from '../advice/use-advice.ts';
import type { SavedVisit } from '../fill/fill-store.ts';
import { useAnswerKeys } from '../use-answer-keys.ts';
import { BlindQuestion } from './blind-question.tsx';
import { useRecordAnswer } from './use-record-answer.ts';

type SavedAdviceProps = {
  readonly head: RecordHistoryEvent;
  /** What was predicted is not to be shown yet. */
  readonly isBlind: boolean;
  readonly title: string;
  /** Set where it was saved just now. */
  readonly saved: SavedVisit | null;
  readonly onDone: () => void;
};

/** What is stored with the record. One that is asked blind asks the person first, and shows the advice after that. */
export function SavedAdvice({ head, isBlind, title, saved, onDone }: SavedAdviceProps) {
  const { t } = useTranslation();
  const stored = head.predictions.at(-1) ?? null;
  const model = useCall('model.show', stored === null ? null : { ref: stored.modelRef }, ['models']);
  const spec = model.state === 'ready' ? model.value.model.spec : null;
  const score = scoreOfSaved({ prediction: stored, rule: head.rule }, spec?.positiveClass ?? null);
  const answered = Object.values(head.values).filter((value) => value !== null && value !== '').length;
  const asked = { values: stored?.input ?? {}, unmeasured: head.unmeasured };
  const advice = useAdvice({ ...score, missing: missingIn(spec?.features, head) }, asked, answered);
  const answer = useRecordAnswer(stored, title, onDone);
  const classes = spec?.classes ?? [];
  const mayAnswer = saved !== null && advice?.kind === 'says' && !isBlind;
  useAnswerKeys(mayAnswer ? { a: answer.agree, d: answer.decideOtherwise } : {});
  if (isBlind && stored !== null) {
    if (model.state === 'loading') return null;
    const inReview = () => goTo('review', stored.id);
    return <BlindQuestion classes={classes} onAnswer={answer.answerBlind} onOther={inReview} />;
  }
  return (
    <>
      {advice && (
        <AdvicePanel
          advice={advice}
          {...(mayAnswer && { onAgree: answer.agree, onDecideOtherwise: answer.decideOtherwise })}
        />
      )}
      <AnswersGiven head={head} />
      {saved && <p className="second table-text">{t(mayAnswer ? 'capture.answerOrNext' : 'capture.savedWords')}</p>}
      {answer.error && <Failed error={answer.error} />}
    </>
  );
}

/** Questions that the model needs and the record leaves open. */
const missingIn = (
  features: readonly { readonly name: string }[] | undefined,
  { values }: RecordHistoryEvent,
): string[] => (features ?? []).map(({ name }) => name).filter((name) => (values[name] ?? '') === '');

/** What people said of it, each with whether they had seen the advice. */
function AnswersGiven({ head }: { readonly head: RecordHistoryEvent }) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const stored = head.predictions.at(-1);
  if (stored === undefined || stored.labels.length === 0) return null;
  return (
    <ul className="answers-given table-text">
      {stored.labels.map((label) => {
        const said = label.answer.kind === 'corrected' ? label.answer.to : String(stored.output.prediction);
        const words = label.answer.kind === 'unsure' ? t('capture.unsure') : own.classShort(said);
        return (
          <li key={label.id}>
            {t(label.predictionShown ? 'capture.answeredSeen' : 'capture.answeredBlind', {
              answer: words,
              model: refWords(stored.modelRef),
            })}
          </li>
        );
      })}
    </ul>
  );
}
