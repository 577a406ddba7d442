import { useTranslation } from 'react-i18next';
import { Select } from '../../../ui/controls/select.tsx';
import type { QuestionFieldProps } from './field-props.ts';
import { RefusedBelow } from './refused-below.tsx';

/** One of a closed list. */
export function ListField({ question, answer, refusal, onAnswer, onLeave }: QuestionFieldProps) {
  const { t } = useTranslation();
  const options = [
    { value: '', label: t('capture.choose') },
    ...question.choices.map(({ name, label }) => ({ value: name, label })),
  ];
  const choose = (name: string) => {
    if (question.isReadOnly) return;
    onAnswer(name);
    onLeave();
  };
  return (
    <>
      <Select large label={question.label} hint={question.hint} options={options} value={answer} onChange={choose} />
      <RefusedBelow refusal={refusal} />
    </>
  );
}
