import { useTranslation } from 'react-i18next';
import { epochMsOfText } from '../../../../shared/forms/expression/dates.ts';
import { Field, type FieldProps } from '../../../ui/controls/field.tsx';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { useMinute } from '../../../use-minute.ts';
import { isoDay } from '../iso-day.ts';
import { offsetMinutes } from '../form-environment.ts';
import type { AskedQuestion, QuestionFieldProps } from './field-props.ts';
import { readMoment, wallMinute } from './read-typed.ts';

/** How the window's own field writes what a question asks, and how the form does. */
type Spelling = {
  readonly input: NonNullable<FieldProps['type']>;
  readonly show: (answer: string) => string;
  readonly read: (typed: string) => string;
};

const asItIs = (text: string): string => text;

function spellingOf({ type, appearance }: AskedQuestion): Spelling {
  if (type === 'time') return { input: 'time', show: (answer) => answer.slice(0, '09:41'.length), read: asItIs };
  if (type === 'datetime') {
    const show = (answer: string) => wallMinute(answer, epochMsOfText(answer, offsetMinutes), offsetMinutes);
    return { input: 'datetime-local', show, read: (typed) => readMoment(typed, offsetMinutes) };
  }
  if (appearance.has('month-year')) {
    const show = (answer: string) => answer.slice(0, '2026-11'.length);
    return { input: 'month', show, read: (typed) => (typed === '' ? '' : `${typed}-01`) };
  }
  if (appearance.has('year')) {
    const show = (answer: string) => answer.slice(0, '2026'.length);
    return { input: 'text', show, read: (typed) => (/^\d{4}$/u.test(typed) ? `${typed}-01-01` : typed) };
  }
  return { input: 'date', show: asItIs, read: asItIs };
}

/** A day, a time or both: typed first, the calendar second. A day has today in one touch. */
export function DateField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const { t } = useTranslation();
  const { input, show, read } = spellingOf(question);
  const today = isoDay(new Date(useMinute()));
  const field = (
    <Field
      large
      label={question.label}
      hint={question.hint}
      type={input}
      inputMode={input === 'text' ? 'numeric' : undefined}
      value={show(answer)}
      locked={question.isReadOnly}
      refusal={refusal}
      onChange={(typed) => onAnswer(read(typed))}
      onLeave={onLeave}
    />
  );
  if (input !== 'date' || question.isReadOnly) return field;
  const takeToday = () => {
    onAnswer(today);
    onLeave();
  };
  return (
    <div className="question-date">
      {field}
      {answer !== today && <LinkButton label={t('capture.today')} onClick={takeToday} />}
    </div>
  );
}
