import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/result.ts';
import type { UnmeasuredReason } from '../../../shared/unmeasured.ts';
import { Banner } from '../../ui/feedback/banner.tsx';
import { Failed } from '../../ui/feedback/failed.tsx';
import { CannotMeasure } from './cannot-measure.tsx';
import { CaptureFoot } from './capture-foot.tsx';
import { CaptureSteps } from './capture-steps.tsx';
import { type Answers, cardsOf, isAnswered, type Question, type Reasons, type Section } from './form.ts';
import { QuestionField } from './question-field.tsx';
import { UnmeasuredField } from './unmeasured-field.tsx';
import { focusQuestion, questionOf, useFormKeys } from './use-form-keys.ts';

export type CaptureViewProps = {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly at: number;
  readonly answers: Answers;
  readonly unmeasured: Reasons;
  /** The question who the record is about, which no reason can replace. */
  readonly subject: string | null;
  /** ISO date of today. */
  readonly today: string;
  /** Which answer cannot stand, said when the record was to be saved. */
  readonly refused: string | null;
  readonly error: AppError | null;
  readonly saving: boolean;
  readonly onAnswer: (name: string, value: string) => void;
  readonly onReason: (name: string, reason: UnmeasuredReason) => void;
  readonly onAnswerAfterAll: (name: string) => void;
  readonly onStep: (at: number) => void;
  readonly onFinish: () => void;
  readonly advice: ReactNode;
};

/** One section per page, large and quiet; the advice stands beside it. Enter goes on. */
export function CaptureView(props: CaptureViewProps) {
  const { t } = useTranslation();
  const { sections, at, answers, unmeasured, onStep, onAnswer } = props;
  const form = useRef<HTMLElement>(null);
  const [visited, setVisited] = useState<string | null>(null);
  const [asking, setAsking] = useState<Question | null>(null);
  const questions = sections[at]?.questions ?? [];
  const last = at === sections.length - 1;
  const goOn = last ? props.onFinish : () => onStep(at + 1);
  const onKeyDown = useFormKeys({
    form,
    questions,
    answers,
    unmeasured,
    today: props.today,
    enabled: asking === null,
    onGoOn: goOn,
    onAnswer,
  });
  const open = questions.filter((each) => each.name !== props.subject && !isAnswered(each, answers, unmeasured));
  const unanswered = open.find(({ name }) => name === visited) ?? open[0] ?? null;
  return (
    <div className="capture">
      <section
        ref={form}
        className="capture-form"
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setVisited((before) => questionOf(target) ?? before)}
      >
        <header className="capture-head">
          <h1 className="page-heading">{props.title}</h1>
        </header>
        <CaptureSteps sections={sections} at={at} answers={answers} unmeasured={unmeasured} onStep={onStep} />
        <div className="capture-questions" key={sections[at]?.name}>
          {questions.map((question) => (
            <AskedQuestion key={question.name} {...props} question={question} form={form} />
          ))}
        </div>
        {props.refused !== null && <Banner kind="warn">{props.refused}</Banner>}
        {props.error && <Failed error={props.error} />}
        <CaptureFoot
          sections={sections}
          at={at}
          answers={answers}
          unmeasured={unmeasured}
          saving={props.saving}
          onCannotMeasure={unanswered && (() => setAsking(unanswered))}
          onBack={() => onStep(at - 1)}
          onGoOn={goOn}
        />
      </section>
      <aside className="capture-advice" aria-label={t('capture.advice')}>
        {props.advice}
      </aside>
      {asking && (
        <CannotMeasure
          question={asking}
          onReason={(reason) => {
            props.onReason(asking.name, reason);
            setAsking(null);
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  );
}

type AskedQuestionProps = Pick<
  CaptureViewProps,
  'answers' | 'unmeasured' | 'today' | 'onAnswer' | 'onAnswerAfterAll'
> & { readonly question: Question; readonly form: RefObject<HTMLElement | null> };

function AskedQuestion({ question, answers, unmeasured, today, form, ...props }: AskedQuestionProps) {
  const reason = unmeasured[question.name];
  return (
    <div data-question={question.name} className={cardsOf(question) !== null ? 'question-cards' : undefined}>
      {reason === undefined ? (
        <QuestionField
          question={question}
          value={answers[question.name] ?? ''}
          today={today}
          onChange={(value) => props.onAnswer(question.name, value)}
        />
      ) : (
        <UnmeasuredField
          question={question}
          reason={reason}
          onAnswerAfterAll={() => {
            props.onAnswerAfterAll(question.name);
            requestAnimationFrame(() => focusQuestion(form.current, question.name));
          }}
        />
      )}
    </div>
  );
}
