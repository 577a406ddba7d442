import { useTranslation } from 'react-i18next';
import {
  type OperatingPreview as Preview,
  previewOperatingPoint,
  workOutOperatingPoint,
} from '../../../../shared/domain/operating-point.ts';
import type { ScoreCounts } from '../../../../shared/held-out.ts';
import { columnWords } from '../../../column-words.ts';
import { Choice } from '../../../ui/controls/choice.tsx';
import { Slider } from '../../../ui/controls/slider.tsx';
import { BasisFields } from './basis-fields.tsx';
import { choiceOf, type OperatingAnswers } from './operating-answers.ts';
import { OperatingPreview } from './operating-preview.tsx';
import { SiteLimits } from './site-limits.tsx';

type ChooseOperatingProps = {
  /** The class looked for. */
  readonly positive: string;
  readonly answers: OperatingAnswers;
  /** What the run kept of its held-out rows; empty where it kept nothing. */
  readonly scores: readonly ScoreCounts[];
  readonly onChange: (change: Partial<OperatingAnswers>) => void;
};

const kinds = ['limit', 'cost', 'capacity'] as const;
/** A wider band leaves more to people than to the model. */
const WIDEST_BAND = 25;

/** From where on the class looked for is said, and whom a person decides on; what it would have meant is said at once. */
export function ChooseOperating({ positive, answers, scores, onChange }: ChooseOperatingProps) {
  const { t } = useTranslation();
  const answer = columnWords(positive);
  const choice = choiceOf(answers);
  const point = choice && workOutOperatingPoint(choice, scores);
  const previews: readonly Preview[] = point ? previewOperatingPoint(point, scores) : [];
  return (
    <div className="operating">
      <Choice
        label={t('operating.by', { answer })}
        columns={3}
        value={answers.kind}
        options={(scores.length === 0 ? kinds.slice(0, 1) : kinds).map((value) => ({
          value,
          label: t(`operating.kind.${value}`),
          hint: t(`operating.kindHint.${value}`),
        }))}
        onChange={(kind) => onChange({ kind })}
      />
      <BasisFields kind={answers.kind} answers={answers} answer={answer} onChange={onChange} />
      <Slider
        label={t('operating.unsure')}
        min={0}
        max={WIDEST_BAND}
        step={1}
        value={answers.unsureWithin}
        words={
          answers.unsureWithin === 0 ? t('operating.nobody') : t('operating.within', { share: answers.unsureWithin })
        }
        onChange={(unsureWithin) => onChange({ unsureWithin })}
      />
      <OperatingPreview previews={previews} answer={answer} answers={answers} isMeasured={scores.length > 0} />
      {previews.length > 1 && <SiteLimits previews={previews.slice(1)} answers={answers} onChange={onChange} />}
    </div>
  );
}
