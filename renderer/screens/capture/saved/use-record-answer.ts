import { useTranslation } from 'react-i18next';
import type { Prediction } from '../../../../shared/prediction.ts';
import type { AppError } from '../../../../shared/result.ts';
import { goTo } from '../../../shell/navigation.ts';
import { showToast } from '../../../ui/feedback/toast-store.ts';
import { useAction } from '../../../use-action.ts';
import { otherAnswer } from '../../review/other-answer.ts';

export type RecordAnswer = {
  readonly agree: () => void;
  readonly decideOtherwise: () => void;
  /** What the person says before the advice is shown. */
  readonly answerBlind: (name: string) => void;
  readonly busy: boolean;
  readonly error: AppError | null;
};

/** Answers a prediction right after its record was saved; `onDone` follows an answer to shown advice. */
export function useRecordAnswer(prediction: Prediction | null, title: string, onDone: () => void): RecordAnswer {
  const { t } = useTranslation();
  const { run, busy, error } = useAction('label.add');
  const give = async (answer: { kind: 'confirmed' } | { kind: 'corrected'; to: string }, predictionShown: boolean) => {
    if (!prediction || busy) return;
    if (!(await run({ predictionId: prediction.id, answer, predictionShown }))) return;
    if (!predictionShown) return;
    showToast({ message: t(`capture.given.${answer.kind}`, { name: title }) });
    onDone();
  };
  const other = prediction && otherAnswer(prediction.output);
  return {
    agree: () => void give({ kind: 'confirmed' }, true),
    decideOtherwise: () => {
      if (other) void give({ kind: 'corrected', to: other }, true);
      else if (prediction) goTo('review', prediction.id);
    },
    answerBlind: (name) => {
      const isSame = String(prediction?.output.prediction) === name;
      void give(isSame ? { kind: 'confirmed' } : { kind: 'corrected', to: name }, false);
    },
    busy,
    error,
  };
}
