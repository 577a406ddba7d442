import { useTranslation } from 'react-i18next';
import type { RunOutcome } from '../../../shared/run.ts';
import { RocCurve } from '../../charts/roc-curve.tsx';
import { formatNumber, formatOfHundred } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Confusion } from '../../ui/marks/confusion.tsx';
import { useCall } from '../../use-call.ts';
import { operatingPoint, readConfusion } from './read-confusion.ts';

/** Found against false alarms and the four counts; for more than two classes a table of all. */
export function RightAndWrong({ outcome }: { readonly outcome: RunOutcome }) {
  const model = useCall('model.show', { ref: outcome.modelRef }, []);
  if (outcome.task === 'regression') return null;
  if (outcome.task === 'multiclass') return <ClassTable outcome={outcome} />;
  const positive = model.state === 'ready' ? model.value.model.spec.positiveClass : null;
  return positive === null ? null : <TwoClasses outcome={outcome} positive={positive} />;
}

type TwoClassesProps = { readonly outcome: RunOutcome; readonly positive: string };

function TwoClasses({ outcome, positive }: TwoClassesProps) {
  const { t } = useTranslation();
  const counts = readConfusion(outcome.classes, outcome.confusion, positive);
  const at = operatingPoint(outcome.roc, outcome.threshold);
  const sentence = at
    ? t('runs.findsAndAlarms', { finds: formatOfHundred(at.finds), alarms: formatOfHundred(at.falseAlarms) })
    : t('runs.roc');
  return (
    <>
      <RocCurve
        title={t('runs.roc')}
        unit={t('runs.rocUnit')}
        finding={sentence}
        points={outcome.roc}
        operating={at ? { ...at, sentence } : undefined}
        falseAlarmsLabel={t('runs.falseAlarmsOf')}
      />
      {counts && (
        <Card
          title={t('runs.rightAndWrong')}
          unit={outcome.threshold === null ? undefined : t('runs.from', { limit: formatOfHundred(outcome.threshold) })}
        >
          <Confusion {...counts} positive={positive} />
        </Card>
      )}
    </>
  );
}

type ClassRow = { readonly name: string; readonly counts: readonly number[] };

function ClassTable({ outcome: { classes, confusion } }: { readonly outcome: RunOutcome }) {
  const { t } = useTranslation();
  const rows = classes.map((name, index) => ({ name, counts: confusion[index] ?? [] }));
  const columns: readonly TableColumn<ClassRow>[] = [
    { key: ' truth', head: t('runs.truly'), renderCell: ({ name }) => <strong>{name}</strong> },
    ...classes.map((name, index) => ({
      key: name,
      head: t('ui.confusion.modelSays', { answer: name }),
      number: true,
      renderCell: ({ counts }: ClassRow) => formatNumber(counts[index] ?? 0),
    })),
  ];
  return (
    <Card flush title={t('runs.rightAndWrong')}>
      <Table label={t('runs.rightAndWrong')} rows={rows} columns={columns} keyOf={({ name }) => name} />
    </Card>
  );
}
