import { useTranslation } from 'react-i18next';
import { refWords } from '../../../column-words.ts';
import { Select } from '../../../ui/controls/select.tsx';
import { useCall } from '../../../use-call.ts';
import { defaultTarget, type TrainingAnswers } from '../plan-training.ts';
import { versionsThatFit } from './versions-that-fit.ts';

type GoOnQuestionProps = {
  readonly answers: TrainingAnswers;
  readonly onChange: (change: Partial<TrainingAnswers>) => void;
};

/** Whether to go on from an earlier version; not asked where none fits. */
export function GoOnQuestion({ answers, onChange }: GoOnQuestionProps) {
  const { t } = useTranslation();
  const list = useCall('model.list', {}, ['models', 'projects']);
  const { dataset, from } = answers;
  const fitting =
    list.state === 'ready' ? versionsThatFit(list.value.models, dataset, answers.target ?? defaultTarget(dataset)) : [];
  if (fitting.length === 0) return null;
  return (
    <div className="runs-go-on">
      <Select
        label={t('kept.ask')}
        value={from ?? ''}
        options={[
          { value: '', label: t('kept.anew') },
          ...fitting.map(({ ref }) => ({ value: ref, label: t('kept.from', { model: refWords(ref) }) })),
        ]}
        onChange={(ref) => onChange({ from: ref === '' ? null : ref })}
      />
      {from !== null && <p className="second table-text">{t('kept.words', { model: refWords(from) })}</p>}
    </div>
  );
}
