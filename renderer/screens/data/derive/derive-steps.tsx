import { Columns3, Eraser, ListFilter, type LucideIcon, Replace } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../../shared/column.ts';
import type { DatasetDetail, DatasetVersion } from '../../../../shared/dataset.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import type { Profile } from '../../../../shared/profile.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { DerivePreview } from './derive-preview.tsx';
import { MakeVersion } from './make-version.tsx';
import { startRecode } from './recode-fields.tsx';
import { columnsAfter, readDraft, type StepDraft } from './step-drafts.ts';
import { StepCard } from './step-card.tsx';

type DeriveStepsProps = { readonly detail: DatasetDetail; readonly onMade: (version: DatasetVersion) => void };

type NumberedDraft = { readonly id: number; readonly draft: StepDraft };

const kinds: readonly { readonly kind: StepDraft['kind']; readonly icon: LucideIcon }[] = [
  { kind: 'filter', icon: ListFilter },
  { kind: 'select', icon: Columns3 },
  { kind: 'recode', icon: Replace },
  { kind: 'fill', icon: Eraser },
];

/** Steps one under the other, each on what the one before has left, and the button that takes them. */
export function DeriveSteps({ detail: { version, profile }, onMade }: DeriveStepsProps) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState<readonly NumberedDraft[]>([]);
  const placed = placeDrafts(drafts, version.columns);
  const left = placed.at(-1)?.after ?? version.columns;
  const add = (kind: StepDraft['kind']) =>
    setDrafts((before) => [...before, { id: (before.at(-1)?.id ?? 0) + 1, draft: startDraft(kind, left, profile) }]);
  const change = (id: number, draft: StepDraft) =>
    setDrafts((before) => before.map((one) => (one.id === id ? { id, draft } : one)));
  const read = placed.map(({ draft, columns }) => readDraft(draft, columns));
  const steps = read.flatMap((one): readonly DeriveStep[] => (one.ok ? [one.step] : []));
  return (
    <>
      {placed.length === 0 && <p className="card-row second">{t('derive.noSteps')}</p>}
      <ol className="derive-steps">
        {placed.map(({ id, draft, columns }, index) => (
          <StepCard
            key={id}
            number={index + 1}
            {...{ draft, columns, profile }}
            read={read[index]}
            onChange={(changed) => change(id, changed)}
            onRemove={() => setDrafts((before) => before.filter((one) => one.id !== id))}
          />
        ))}
      </ol>
      <div className="card-row derive-add" role="group" aria-label={t('derive.add')}>
        {kinds.map(({ kind, icon }) => (
          <Button key={kind} size="bar" icon={icon} label={t(`derive.kind.${kind}`)} onClick={() => add(kind)} />
        ))}
      </div>
      {placed.length > 0 && steps.length === placed.length && <DerivePreview version={version} steps={steps} />}
      <MakeVersion
        version={version}
        steps={steps}
        locked={
          placed.length === 0
            ? t('derive.needsStep')
            : steps.length < placed.length
              ? t('derive.needsFields')
              : undefined
        }
        onMade={onMade}
      />
    </>
  );
}

type PlacedDraft = NumberedDraft & { readonly columns: readonly Column[]; readonly after: readonly Column[] };

/** Each draft with the columns that it is taken on and those that it leaves. */
function placeDrafts(drafts: readonly NumberedDraft[], columns: readonly Column[]): readonly PlacedDraft[] {
  const placed: PlacedDraft[] = [];
  for (const { id, draft } of drafts) {
    const before = placed.at(-1)?.after ?? columns;
    placed.push({ id, draft, columns: before, after: columnsAfter(before, draft) });
  }
  return placed;
}

function startDraft(kind: StepDraft['kind'], columns: readonly Column[], profile: Profile): StepDraft {
  const first = columns[0]?.name ?? '';
  switch (kind) {
    case 'filter':
      return { kind, join: 'all', conditions: [{ column: first, operator: '=', value: '' }] };
    case 'select':
      return { kind, columns: columns.map(({ name }) => name), names: {} };
    case 'recode':
      return startRecode(columns.find(({ type }) => type === 'category' || type === 'boolean')?.name ?? first, profile);
    case 'fill':
      return { kind, column: lackingMost(columns, profile) ?? first, with: 'constant', value: '' };
  }
}

/** The column with the most missing cells is the one that a person fills first. */
function lackingMost(columns: readonly Column[], profile: Profile): string | undefined {
  const missingOf = ({ name }: Column) => profile.columns[name]?.missing ?? 0;
  return columns.toSorted((a, b) => missingOf(b) - missingOf(a))[0]?.name;
}
