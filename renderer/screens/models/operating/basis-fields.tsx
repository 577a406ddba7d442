import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format.ts';
import { Field, type Refusal } from '../../../ui/controls/field.tsx';
import { Slider } from '../../../ui/controls/slider.tsx';
import { type BasisAnswers, numberOf, type OperatingAnswers } from './operating-answers.ts';

type BasisFieldsProps = {
  readonly kind: OperatingAnswers['kind'];
  readonly answers: BasisAnswers;
  /** The class looked for, in words. */
  readonly answer: string;
  readonly onChange: (change: Partial<BasisAnswers>) => void;
};

/** The one or two numbers that a limit is chosen by. */
export function BasisFields({ kind, answers, answer, onChange }: BasisFieldsProps) {
  const { t } = useTranslation();
  const refusal = useRefusal();
  switch (kind) {
    case 'limit':
      return (
        <Slider
          label={t('models.limitOf', { answer })}
          min={1}
          max={99}
          step={1}
          value={answers.limit}
          words={t('models.limitWords', { limit: formatNumber(answers.limit) })}
          onChange={(limit) => onChange({ limit })}
        />
      );
    case 'cost':
      return (
        <Field
          label={t('operating.missCost')}
          unit={t('operating.missCostUnit')}
          inputMode="decimal"
          value={answers.missCost}
          refusal={refusal(answers.missCost, 1)}
          onChange={(missCost) => onChange({ missCost })}
        />
      );
    case 'capacity':
      return (
        <div className="operating-pair">
          <Field
            label={t('operating.perDay')}
            unit={t('operating.aDay')}
            inputMode="decimal"
            value={answers.perDay}
            refusal={refusal(answers.perDay, 0)}
            onChange={(perDay) => onChange({ perDay })}
          />
          <Field
            label={t('operating.seenPerDay')}
            unit={t('operating.aDay')}
            inputMode="decimal"
            value={answers.seenPerDay}
            refusal={refusal(answers.seenPerDay, 1)}
            onChange={(seenPerDay) => onChange({ seenPerDay })}
          />
        </div>
      );
  }
}

/** Said under a field that holds no number, or none as large as is needed. Nothing is typed yet: nothing is refused. */
function useRefusal(): (text: string, least: 0 | 1) => Refusal | undefined {
  const { t } = useTranslation();
  return (text, least) => {
    const number = numberOf(text);
    if (text.trim() === '' || (number !== null && (least === 0 || number > 0))) return undefined;
    return { message: t(least === 0 ? 'operating.noNumber' : 'operating.noPositive') };
  };
}
