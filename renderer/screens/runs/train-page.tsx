import { CirclePlay } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { refWords } from '../../column-words.ts';
import { goTo, useNavigation } from '../../shell/navigation.ts';
import { screens } from '../../shell/screens.ts';
import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Shown } from '../../ui/feedback/shown.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { useCall } from '../../use-call.ts';
import { firstAnswers, planTraining, type TrainingAnswers } from './plan-training.ts';
import { answersOfRun } from './wizard/answers-of-run.ts';
import { useSuspects } from './wizard/use-suspects.ts';
import { TrainExpect } from './train-expect.tsx';
import { TrainQuestions } from './train-questions.tsx';
import { searchAndTrain, train, useTraining } from './training-store.ts';

/** `again` is a run whose answers are filled in. */
export function TrainPage({ again }: { readonly again: string | null }) {
  const { t } = useTranslation();
  const earlier = useCall('run.show', again === null ? null : { id: again }, []);
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
          if (!first) return <NoDataYet />;
          if (again !== null && earlier.state === 'loading') return null;
          const begun = earlier.state === 'ready' ? answersOfRun(earlier.value, datasets) : null;
          return <TrainForm datasets={datasets} first={first} begun={begun} />;
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

type TrainFormProps = {
  readonly datasets: readonly DatasetVersion[];
  readonly first: DatasetVersion;
  /** What an earlier run was told, to begin with; null for the usual answers. */
  readonly begun: TrainingAnswers | null;
};

/** Four questions whose answers are already filled in. */
function TrainForm({ datasets, first, begun }: TrainFormProps) {
  const { t } = useTranslation();
  const [answers, setAnswers] = useState<TrainingAnswers>(() => begun ?? firstAnswers(first));
  const running = useTraining(({ training }) => training !== null);
  const suspects = useSuspects(answers);
  const plan = planTraining(answers, suspects);
  const start = () => {
    if (!plan) return;
    goTo('runs');
    const started =
      answers.searchMinutes === 0 || answers.from !== null ? train(plan) : searchAndTrain(plan, answers.searchMinutes);
    void started.then((run) => run !== null && openFinished(run));
  };
  const locked = running ? t('runs.alreadyTrains') : plan ? undefined : t('runs.nothingToLearn');
  return (
    <div className="page-columns runs-train">
      <TrainQuestions
        answers={answers}
        datasets={datasets}
        suspects={suspects}
        onChange={(change) => setAnswers((before) => ({ ...before, ...change }))}
      />
      <Card title={t('runs.whatComes')} className="runs-start">
        <TrainExpect answers={answers} plan={plan} />
        <p className="second table-text">{t('runs.whatComesWords')}</p>
        <Field
          label={t('runs.name')}
          hint={answers.from === null ? t('runs.nameHint') : t('kept.nameHint', { model: refWords(answers.from) })}
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
