import { createElement, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import type { Refusal } from '../../../ui/controls/field.tsx';
import { Tape } from '../../../ui/marks/tape.tsx';
import { fieldOf } from '../fields/field-of.ts';
import type { AskedQuestion as Asked } from '../fields/field-props.ts';
import { keyedChoices } from '../fields/offer.ts';
import type { Fill } from '../fill/fill.ts';
import { answer, leave, takeReasonBack } from '../fill/fill-store.ts';
import { UnmeasuredField } from './unmeasured-field.tsx';
import { focusQuestion } from './use-form-keys.ts';
import type { RuleTape } from './rule-tape.ts';

type AskedQuestionProps = {
  readonly node: FormNode;
  readonly question: Asked;
  readonly fill: Fill;
  readonly refusal: Refusal | undefined;
  readonly form: RefObject<HTMLElement | null>;
  /** The scale on which the written rule draws its limit; null for every other question. */
  readonly tape: RuleTape | null;
};

/** One question: its field, or why it has no answer. */
export function AskedQuestion({ node, question, fill, refusal, form, tape }: AskedQuestionProps) {
  const { t } = useTranslation();
  const { path } = node;
  const reason = fill.reasons[path];
  const isWide = keyedChoices(question).length > 0 || question.type === 'note' || question.appearance.has('multiline');
  return (
    <div
      data-question={question.type === 'note' ? undefined : path}
      className={isWide || tape ? 'question-wide' : undefined}
    >
      {reason === undefined ? (
        <div className={tape ? 'question-tape' : undefined}>
          {createElement(fieldOf(question), {
            question,
            answer: fill.form.values.get(path) ?? '',
            language: fill.form.language,
            refusal,
            onAnswer: (text) => answer(path, text),
            onLeave: () => leave(path),
          })}
          {tape && <Tape {...tape} label={t('capture.onScale', { name: question.label })} />}
        </div>
      ) : (
        <UnmeasuredField
          question={question}
          reason={reason}
          onAnswerAfterAll={() => {
            takeReasonBack(path);
            requestAnimationFrame(() => focusQuestion(form.current, path));
          }}
        />
      )}
    </div>
  );
}
