import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import i18next from 'i18next';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import type { AppError } from '../../../../shared/result.ts';
import { useShellState } from '../../../shell/shell-state.ts';
import { useMinute } from '../../../use-minute.ts';
import { useColumnUnits } from '../../../use-column-words.ts';
import { useLastWords } from '../subject/use-last-words.ts';
import { askQuestion, isQuestion } from '../fill/ask-question.ts';
import { blocksOf, nodesIn } from '../fill/blocks.ts';
import type { Fill } from '../fill/fill.ts';
import { isDone } from '../fill/fill-record.ts';
import { giveReason, goToPage, useCapture } from '../fill/fill-store.ts';
import { gistAt, headingAt } from '../fill/headings.ts';
import { environmentAt } from '../form-environment.ts';
import { codeOf } from '../form-language.ts';
import { AppWords, FailedInForm } from '../form-words.tsx';
import { AskedQuestion } from './asked-question.tsx';
import { CannotMeasure } from './cannot-measure.tsx';
import { CaptureFoot } from './capture-foot.tsx';
import { CaptureSteps } from './capture-steps.tsx';
import { distinctErrors } from './distinct-errors.ts';
import { LookAgain } from './look-again.tsx';
import { PageBlocks } from './page-blocks.tsx';
import { ruleTape } from './rule-tape.ts';
import { focusQuestion, focusWithin, questionOf, SUBJECT, useFormKeys } from './use-form-keys.ts';
import { useSaveKey } from './use-save-key.ts';
import { useRefusals } from './use-refusals.ts';
import { useSteps } from './use-steps.ts';

export type CaptureViewProps = {
  readonly fill: Fill;
  readonly head: ReactNode;
  /** Who the record is about, before the first questions; null where the form asks for it. */
  readonly subject: ReactNode;
  /** The path of the question whose answer could not stand when the record was to be saved. */
  readonly refused: string | null;
  readonly errors: readonly (AppError | null)[];
  readonly saving: boolean;
  readonly onFinish: () => void;
  readonly advice: ReactNode;
};

/** One page of the form at a time, large and quiet; the advice stands beside it. Enter goes on. */
export function CaptureView({ fill, ...props }: CaptureViewProps) {
  const { t, i18n } = useTranslation();
  const form = useRef<HTMLElement>(null);
  const [visited, setVisited] = useState<string | null>(null);
  const [asking, setAsking] = useState<string | null>(null);
  const { steps, pages, at, answered, asked } = useSteps(fill);
  const page = pages[at];
  const minute = useMinute();
  const who = useCapture((state) => state.who);
  const now = useMemo(() => environmentAt(minute, who), [minute, who]);
  const unitOf = useColumnUnits();
  const rule = useShellState(({ project }) => project?.definition.rule);
  const lastOf = useLastWords(fill.subject, fill.recordId);
  const refusalOf = useRefusals(fill, now);
  const blocks = page === undefined ? [] : blocksOf(fill.form, page);
  const nodes = nodesIn(fill.form, blocks);
  const questions = nodes.flatMap((node) =>
    isQuestion(node) ? [{ node, question: askQuestion(fill.form, node, now, unitOf) }] : [],
  );
  const goOn = at === steps.length - 1 ? props.onFinish : () => goToPage(steps[at + 1]?.key ?? '');
  const hasSubject = at === 0 && props.subject !== null;
  const keys = { form, fill, asked: questions, hasSubject, enabled: asking === null };
  const onKeyDown = useFormKeys({ ...keys, page: page?.key ?? '', onGoOn: goOn });
  useSaveKey(asking === null, props.onFinish);
  const open = questions.filter(({ node }) => !isDone(fill, node.path));
  const unanswered = open.find(({ node }) => node.path === visited) ?? open[0] ?? null;
  const named = questions.find(({ node }) => node.path === asking);
  const drawQuestion = (node: FormNode): ReactNode => {
    if (!isQuestion(node)) return null;
    const plain = askQuestion(fill.form, node, now, unitOf);
    const last = lastOf(node.definition.item.name, plain.unit);
    const question = { ...plain, last };
    const tape = ruleTape(question, rule, fill.form.values.get(node.path) ?? '');
    const refusal = refusalOf(node, question);
    return <AskedQuestion key={node.path} {...{ node, question, fill, refusal, form, tape }} />;
  };
  const code = codeOf(fill.form.language);
  const spoken = { lang: i18n.resolvedLanguage, dir: i18n.dir() };
  return (
    <div className="capture">
      <section
        ref={form}
        className="capture-form"
        {...spoken}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => setVisited((before) => questionOf(target) ?? before)}
      >
        <AppWords>{props.head}</AppWords>
        <div className="capture-page" lang={code} dir={code === undefined ? undefined : i18next.dir(code)}>
          <CaptureSteps steps={steps} at={at} onStep={goToPage} />
          <div className="capture-questions page-questions" key={page?.key}>
            {hasSubject && (
              <div data-question={SUBJECT} className="question-subject">
                <AppWords>{props.subject}</AppWords>
              </div>
            )}
            <PageBlocks
              blocks={blocks}
              headingOf={(node) => headingAt(fill.form, node, now)}
              gistOf={(node) => gistAt(fill.form, node)}
              drawQuestion={drawQuestion}
              onAdded={(path) => focusWithin(form.current, path)}
            />
          </div>
        </div>
        <LookAgain fill={fill} path={props.refused} />
        {distinctErrors(props.errors).map((error) => (
          <FailedInForm key={error.code} error={error} />
        ))}
        <CaptureFoot
          steps={steps}
          at={at}
          answered={answered}
          asked={asked}
          saving={props.saving}
          onCannotMeasure={unanswered && (() => setAsking(unanswered.node.path))}
          onBack={() => goToPage(steps[at - 1]?.key ?? '')}
          onGoOn={goOn}
        />
      </section>
      <aside className="capture-advice" aria-label={t('capture.advice')}>
        <AppWords>{props.advice}</AppWords>
      </aside>
      {named && (
        <div {...spoken} className="capture-asking">
          <CannotMeasure
            name={named.question.label}
            onReason={(reason) => {
              giveReason(named.node.path, reason);
              setAsking(null);
              focusQuestion(form.current, questions[questions.indexOf(named) + 1]?.node.path ?? '');
            }}
            onClose={() => setAsking(null)}
          />
        </div>
      )}
    </div>
  );
}
