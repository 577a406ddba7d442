import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../../shared/run.ts';
import { columnWords } from '../../../column-words.ts';
import { Card } from '../../../ui/layout/card.tsx';
import { Confusion } from '../../../ui/marks/confusion.tsx';
import { ClassTable } from '../class-table.tsx';
import { positiveOf, readConfusion } from '../read-confusion.ts';
import { type ComparedRuns, RunDot } from './run-names.tsx';

/** What each run got right and wrong, at the limit that it was trained with. */
export const CompareMatrices = ({ runs, names }: ComparedRuns) =>
  runs.map(
    ({ id, outcome }, place) =>
      outcome && <Matrix key={id} outcome={outcome} name={names[place] ?? ''} place={place} />,
  );

type MatrixProps = { readonly outcome: RunOutcome; readonly name: string; readonly place: number };

function Matrix({ outcome, name, place }: MatrixProps) {
  const { t } = useTranslation();
  const positive = positiveOf(outcome);
  const counts = positive === null ? null : readConfusion(outcome.classes, outcome.confusion, positive);
  if (outcome.task === 'multiclass') return <ClassTable {...outcome} />;
  if (positive === null || counts === null) return null;
  return (
    <Card title={t('runs.rightAndWrong')} unit={name} aside={<RunDot place={place} />}>
      <Confusion {...counts} positive={columnWords(positive)} negative={columnWords(counts.negative)} />
    </Card>
  );
}
