import { CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { goTo, useNavigation } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { planTraining, type TrainingAnswers } from './plan-training.ts';
import { TrainExpect } from './train-expect.tsx';
import { TrainQuestions } from './train-questions.tsx';
import { train, useTraining } from './training-store.ts';

export function TrainPage() {
  const { t } = useTranslation();
  const list = useCall('dataset.list', {}, ['datasets', 'projects']);
  return (
    <Page
      title={t('runs.train')}
      sentence={t('runs.trainSentence')}
      parent={{ label: t('shell.screen.runs'), here: t('runs.new'), onOpen: () => goTo('runs') }}
    >
      <Shown loaded={list} shape="rows">
        {({ datasets }) => {
          const first = firstChosen(datasets);
          return first ? <TrainForm datasets={datasets} first={first} /> : <NoDataYet />;
        }}
      </Shown>
    </Page>
  );
}

/** The newest version that names its answer, else the newest. */
function firstChosen(datasets: readonly DatasetVersion[]): DatasetVersion | undefined {
  const newest = datasets.toSorted((a, b) => b.createdAtMs - a.createdAtMs);
  return newest.find(({ columns }) => columns.some(({ role }) => role === 'label')) ?? newest[0];
}

function NoDataYet() {
  const { t } = useTranslation();
  const there = t('nothingYet.goTo', { screen: t('shell.screen.data') });
  return (
    <Card>
      <Empty
        icon={screens.runs.icon}
        title={t('nothingYet.data.title')}
        missing={t('nothingYet.runs.missing')}
        action={<Button label={there} onClick={() => goTo('data')} />}
      />
    </Card>
  );
}

type TrainFormProps = { readonly datasets: readonly DatasetVersion[]; readonly first: DatasetVersion };

/** Four questions whose answers are already filled in. */
function TrainForm({ datasets, first }: TrainFormProps) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<TrainingAnswers>({ dataset: first, heldOut: 20, learner: 200, name: '' });
  const running = useTraining(({ training }) => training !== null);
  const plan = planTraining(answers);
  const start = () => {
    if (!plan) return;
    goTo('runs');
    void train(plan).then((run) => run !== null && openFinished(run));
  };
  const locked = running ? t('runs.alreadyTrains') : plan ? undefined : t('runs.nothingToLearn');
  return (
    <div className="page-columns runs-train">
      <TrainQuestions
        answers={answers}
        datasets={datasets}
        onChange={(change) => setAnswers((before) => ({ ...before, ...change }))}
      />
      <Card title={t('runs.whatComes')} className="runs-start">
        <TrainExpect answers={answers} />
        <p className="second table-text">{t('runs.whatComesWords')}</p>
        <Field
          label={t('runs.name')}
          hint={t('runs.nameHint')}
          value={answers.name}
          onChange={(name) => setAnswers((before) => ({ ...before, name }))}
        />
        <Button
          kind="filled"
          size="capture"
          wide
          icon={CirclePlay}
          label={t('runs.start')}
          locked={locked}
          onClick={start}
        />
        {locked !== undefined && <p className="caption">{locked}</p>}
      </Card>
    </div>
  );
}

/** Opens the run for whoever still watches the list; somebody at other work is not moved. */
function openFinished(run: string) {
  const { screen, focus } = useNavigation.getState().place;
  if (screen === 'runs' && focus === undefined) goTo('runs', run);
}
