import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { formatNumber } from '../../format.ts';
import { Chips, Choice } from '../../ui/controls/choice.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { candidatesFor, defaultFeatures, defaultTarget, targetsOf, type TrainingAnswers } from './plan-training.ts';

type QuestionsProps = {
  readonly answers: TrainingAnswers;
  readonly datasets: readonly DatasetVersion[];
  readonly onChange: (change: Partial<TrainingAnswers>) => void;
};

const heldOutShares = ['10', '20', '30'] as const;
const treeCounts = ['100', '200', '500'] as const;

export function TrainQuestions(props: QuestionsProps) {
  const { t } = useTranslation();
  const { answers, onChange } = props;
  return (
    <Card flush>
      <Question number={1} title={t('runs.question.target')}>
        <TargetAnswers {...props} />
      </Question>
      <Question number={2} title={t('runs.question.features')}>
        <FeatureChips {...props} />
      </Question>
      <Question number={3} title={t('runs.question.test')}>
        <Choice
          label={t('runs.question.test')}
          labelHidden
          columns={3}
          value={String(answers.heldOut)}
          options={heldOutShares.map((value) => ({
            value,
            label: t('runs.heldOut', { share: formatNumber(Number(value)) }),
            hint: t(`runs.heldOutHint.share${value}`),
          }))}
          onChange={(value) => onChange({ heldOut: Number(value) })}
        />
      </Question>
      <Question number={4} title={t('runs.question.time')}>
        <Choice
          label={t('runs.question.time')}
          labelHidden
          columns={3}
          value={String(answers.trees)}
          options={treeCounts.map((value) => ({
            value,
            label: t('runs.atMostTrees', { trees: formatNumber(Number(value)) }),
            hint: t(`runs.treesHint.most${value}`),
          }))}
          onChange={(value) => onChange({ trees: Number(value) })}
        />
      </Question>
    </Card>
  );
}

type QuestionProps = { readonly number: number; readonly title: string; readonly children: ReactNode };

const Question = ({ number, title, children }: QuestionProps) => (
  <section className="card-row runs-question">
    <span className="runs-question-number" aria-hidden>
      {formatNumber(number)}
    </span>
    <div>
      <h2 className="card-heading">{title}</h2>
      {children}
    </div>
  </section>
);

function TargetAnswers({ answers, datasets, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  const { dataset } = answers;
  const choose = (id: string) => {
    const chosen = datasets.find((candidate) => candidate.id === id);
    if (chosen) onChange({ dataset: chosen, target: undefined, features: undefined });
  };
  return (
    <div className="runs-target">
      <Select
        label={t('runs.target')}
        value={answers.target ?? defaultTarget(dataset) ?? ''}
        options={targetsOf(dataset).map(({ name }) => ({ value: name, label: name }))}
        onChange={(target) => onChange({ target, features: undefined })}
      />
      <Select
        label={t('runs.learnedFrom')}
        value={dataset.id}
        options={datasets.map(({ id, name, version, rows }) => ({
          value: id,
          label: t('runs.datasetOption', { name, version, rows: formatNumber(rows) }),
        }))}
        onChange={choose}
      />
    </div>
  );
}

function FeatureChips({ answers, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  const target = answers.target ?? defaultTarget(answers.dataset);
  const chosen = answers.features ?? defaultFeatures(answers.dataset, target);
  const toggle = (name: string) => {
    const features = new Set(chosen);
    if (!features.delete(name)) features.add(name);
    onChange({ features });
  };
  return (
    <Chips
      label={t('runs.question.features')}
      options={candidatesFor(answers.dataset, target).map(({ name }) => ({ value: name, label: name }))}
      chosen={chosen}
      onToggle={toggle}
    />
  );
}
