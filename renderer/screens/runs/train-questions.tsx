import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { columnWords } from '../../column-words.ts';
import { formatNumber } from '../../format.ts';
import { Chips, Choice } from '../../ui/controls/choice.tsx';
import { Select } from '../../ui/controls/select.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { useCall } from '../../use-call.ts';
import { useColumnWords } from '../../use-column-words.ts';
import { ExpertSettings } from './wizard/expert-settings.tsx';
import { GoOnQuestion } from './wizard/go-on-question.tsx';
import { leftOutOf } from './wizard/left-out.ts';
import { LeftOutWords } from './wizard/left-out-words.tsx';
import { defaultWay, waysToTest } from './wizard/ways-to-test.ts';
import {
  candidatesFor,
  defaultFeatures,
  defaultTarget,
  imagesIn,
  targetsOf,
  type TrainingAnswers,
} from './plan-training.ts';

type QuestionsProps = {
  readonly answers: TrainingAnswers;
  readonly datasets: readonly DatasetVersion[];
  /** Columns that seem to tell the answer by themselves. */
  readonly suspects: ReadonlySet<string>;
  readonly onChange: (change: Partial<TrainingAnswers>) => void;
};

const searchMinutes = ['0', '2', '5', '15', '30'] as const;
const treeCounts = ['100', '200', '500'] as const;

export function TrainQuestions(props: QuestionsProps) {
  const { t } = useTranslation();
  const { answers, onChange } = props;
  const ways = waysToTest(answers.dataset);
  return (
    <Card flush>
      <TargetQuestion {...props} />
      {answers.from === null && <FeatureQuestion {...props} />}
      <Question number={answers.from === null ? 3 : 2} title={t('runs.question.test')} unit={t('runs.neverSeen')}>
        <Choice
          label={t('runs.question.test')}
          labelHidden
          columns={Math.max(2, ways.length)}
          value={answers.way}
          options={ways.map((value) => ({
            value,
            label: t(`wizard.way.${value}`),
            hint: t(`wizard.wayHint.${value}`),
          }))}
          onChange={(way) => onChange({ way })}
        />
      </Question>
      {answers.from === null && <TimeQuestion {...props} />}
      <ExpertSettings answers={answers} onChange={onChange} />
    </Card>
  );
}

/** Which algorithm, and for how long. */
function TimeQuestion({ answers, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  return (
    <Question number={4} title={t('runs.question.time')}>
      <Choice
        label={t('runs.question.time')}
        labelHidden
        columns={3}
        value={String(answers.learner)}
        options={[
          ...treeCounts.map((value) => ({
            value,
            label: t('runs.atMostTrees', { trees: formatNumber(Number(value)) }),
            hint: t(`runs.treesHint.most${value}`),
          })),
          { value: 'linear', label: t('runs.linearModel'), hint: t('runs.linearHint') },
          { value: 'mlp', label: t('runs.mlpModel'), hint: t('runs.mlpHint') },
          ...(imagesIn(answers.dataset).length > 0
            ? [{ value: 'image-head', label: t('runs.imageModel'), hint: t('runs.imageHint') }]
            : []),
        ]}
        onChange={(value) => onChange({ learner: learnerOf(value) })}
      />
      <div className="runs-search">
        <Select
          label={t('wizard.search')}
          value={String(answers.searchMinutes) as (typeof searchMinutes)[number]}
          options={searchMinutes.map((value) => ({
            value,
            label: value === '0' ? t('wizard.noSearch') : t('wizard.searchFor', { count: Number(value) }),
          }))}
          onChange={(value) => onChange({ searchMinutes: Number(value) })}
        />
      </div>
    </Question>
  );
}

const learnerOf = (value: string): TrainingAnswers['learner'] =>
  value === 'linear' || value === 'mlp' || value === 'image-head' ? value : Number(value);

type QuestionProps = {
  readonly number: number;
  readonly title: string;
  /** The small grey word beside the title. */
  readonly unit?: string | undefined;
  readonly children: ReactNode;
};

const Question = ({ number, title, unit, children }: QuestionProps) => (
  <section className="card-row runs-question">
    <span className="runs-question-number" aria-hidden>
      {formatNumber(number)}
    </span>
    <div>
      <div className="card-title">
        <h2 className="card-heading">{title}</h2>
        {unit && <span className="caption">{unit}</span>}
      </div>
      {children}
    </div>
  </section>
);

function TargetQuestion({ answers, datasets, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { dataset } = answers;
  const target = answers.target ?? defaultTarget(dataset);
  const type = dataset.columns.find(({ name }) => name === target)?.type;
  const choose = (id: string) => {
    const chosen = datasets.find((candidate) => candidate.id === id);
    if (!chosen) return;
    onChange({ dataset: chosen, target: undefined, features: undefined, from: null, way: defaultWay(chosen) });
  };
  return (
    <Question number={1} title={t('runs.question.target')} unit={type && t(`data.type.${type}`)}>
      <div className="runs-target">
        <Select
          label={t('runs.target')}
          value={target ?? ''}
          options={targetsOf(dataset).map(({ name }) => ({ value: name, label: nameOf(name) }))}
          onChange={(chosen) => onChange({ target: chosen, features: undefined, from: null })}
        />
        <Select
          label={t('runs.learnedFrom')}
          value={dataset.id}
          options={datasets.map(({ id, name, version, rows }) => ({
            value: id,
            label: t('runs.datasetOption', { name: columnWords(name), version, rows: formatNumber(rows) }),
          }))}
          onChange={choose}
        />
        <AnswerCounts dataset={dataset} target={target} />
      </div>
      <GoOnQuestion answers={answers} onChange={onChange} />
    </Question>
  );
}

/** More answers than this are no balance to read at a glance. */
const MOST_ANSWERS = 4;

/** How the answers are spread, so that somebody sees a rare one before training on it. */
function AnswerCounts({ dataset, target }: { readonly dataset: DatasetVersion; readonly target: string | undefined }) {
  const detail = useCall('dataset.show', { ref: dataset.id }, []);
  const profile = detail.state === 'ready' && target !== undefined ? detail.value.profile.columns[target] : undefined;
  if (profile?.kind !== 'category' || profile.distinct > MOST_ANSWERS) return null;
  const words = profile.values.map((value, index) => `${formatNumber(profile.counts[index] ?? 0)} ${value}`);
  return <span className="second table-text runs-balance">{words.join(', ')}</span>;
}

function FeatureQuestion({ answers, suspects, onChange }: QuestionsProps) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const target = answers.target ?? defaultTarget(answers.dataset);
  const candidates = candidatesFor(answers.dataset, target);
  const chosen = answers.features ?? defaultFeatures(answers.dataset, target, suspects);
  const toggle = (name: string) => {
    const features = new Set(chosen);
    if (!features.delete(name)) features.add(name);
    onChange({ features });
  };
  const count = candidates.filter(({ name }) => chosen.has(name)).length;
  return (
    <Question
      number={2}
      title={t('runs.question.features')}
      unit={t('runs.chosen', { chosen: formatNumber(count), of: formatNumber(candidates.length) })}
    >
      <Chips
        label={t('runs.question.features')}
        options={candidates.map(({ name }) => ({ value: name, label: nameOf(name) }))}
        chosen={chosen}
        onToggle={toggle}
      />
      <LeftOutWords leftOut={leftOutOf(answers.dataset, target, suspects)} chosen={chosen} />
    </Question>
  );
}
