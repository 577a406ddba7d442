import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Choice } from '../../ui/controls/choice.tsx';
import { Field, type Refusal } from '../../ui/controls/field.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { LinkButton } from '../../ui/controls/link-button.tsx';
import { cardsOf, type Judgement, judge, type Question } from './form.ts';

type QuestionFieldProps = {
  readonly question: Question;
  readonly value: string;
  readonly today: string;
  readonly onChange: (value: string) => void;
};

export function QuestionField(props: QuestionFieldProps) {
  const { t } = useTranslation();
  const { question, value, onChange } = props;
  const options =
    question.type === 'boolean' && !question.options
      ? [
          { value: 'yes', label: t('capture.yes') },
          { value: 'no', label: t('capture.no') },
        ]
      : question.options;
  if (!options) return <TypedField {...props} />;
  if (cardsOf(question) === null) {
    const withNone = [{ value: '', label: t('capture.choose') }, ...options];
    return (
      <Select large label={question.label} hint={question.hint} options={withNone} value={value} onChange={onChange} />
    );
  }
  return (
    <Choice
      large
      label={question.label}
      hint={question.hint}
      options={options.map((option, index) => ({ ...option, key: String(index + 1) }))}
      value={value === '' ? null : value}
      onChange={onChange}
    />
  );
}

function TypedField({ question, value, today, onChange }: QuestionFieldProps) {
  const { t } = useTranslation();
  const [judgement, setJudgement] = useState<Judgement>(() => judge(question, value, today));
  const refusal = useRefusal(question, judgement, (proposal) => {
    onChange(proposal);
    setJudgement({ kind: 'fine' });
  });
  const field = (
    <Field
      large
      label={question.label}
      hint={question.hint}
      unit={question.unit}
      type={question.type === 'date' ? 'date' : 'text'}
      inputMode={question.type === 'integer' ? 'numeric' : question.type === 'number' ? 'decimal' : 'text'}
      value={value}
      refusal={refusal}
      onChange={(typed) => {
        onChange(typed);
        // A refusal goes as soon as the person corrects it; a new one comes only on leaving.
        setJudgement({ kind: 'fine' });
      }}
      onLeave={() => setJudgement(judge(question, value, today))}
    />
  );
  if (question.type !== 'date') return field;
  return (
    <div className="question-date">
      {field}
      {value !== today && <LinkButton label={t('capture.today')} onClick={() => onChange(today)} />}
    </div>
  );
}

function useRefusal(question: Question, judgement: Judgement, apply: (proposal: string) => void): Refusal | undefined {
  const { t } = useTranslation();
  if (judgement.kind === 'fine') return undefined;
  if (judgement.kind !== 'outside')
    return { message: t(`capture.refused.${judgement.kind}`, { name: question.label }) };
  const { min, max, proposal } = judgement;
  const range = { name: question.label, min: formatNumber(min), max: formatNumber(max), unit: question.unit ?? '' };
  return {
    message: t('capture.refused.outside', range),
    ...(proposal !== null && {
      proposal: {
        label: t('capture.didYouMean', { value: formatNumber(Number(proposal)) }),
        apply: () => apply(proposal),
      },
    }),
  };
}
