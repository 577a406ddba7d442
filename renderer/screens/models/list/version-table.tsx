import { useTranslation } from 'react-i18next';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { refWords } from '../../../column-words.ts';
import { formatFixed, formatMoment, formatNumber, formatOfHundred } from '../../../format.ts';
import { goTo } from '../../../shell/navigation.ts';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { Tag } from '../../../ui/marks/tag.tsx';
import { AliasTags } from '../model-versions.tsx';
import { GateTag } from '../tests/gate-tag.tsx';
import { useGates } from '../tests/use-gates.ts';

type VersionTableProps = {
  readonly chosen: ReadonlySet<string>;
  readonly versions: readonly ModelVersion[];
  /** The version that scores now, such as `referral@3`. */
  readonly inUse: string | null;
  readonly onChoose: (ref: string) => void;
};

/** Versions with what points at them, what they reached, what they learned from and what is said of them. */
export function VersionTable({ versions, inUse, chosen, onChoose }: VersionTableProps) {
  const columns = useVersionColumns({ inUse, chosen, onChoose });
  const { t } = useTranslation();
  return (
    <Table
      label={t('models.allVersions')}
      rows={versions}
      columns={columns}
      keyOf={({ ref }) => ref}
      chosen={chosen}
      minWidth={720}
      onOpen={({ ref }) => goTo('models', ref)}
      onChoose={({ ref }) => onChoose(ref)}
    />
  );
}

function useVersionColumns({
  inUse,
  chosen,
  onChoose,
}: Omit<VersionTableProps, 'versions'>): readonly TableColumn<ModelVersion>[] {
  const { t } = useTranslation();
  const gates = useGates();
  return [
    {
      key: 'chosen',
      head: <span className="visually-hidden">{t('compare.choose')}</span>,
      width: '20px',
      renderCell: ({ ref }) => (
        <Chosen name={refWords(ref)} isChosen={chosen.has(ref)} onChoose={() => onChoose(ref)} />
      ),
    },
    {
      key: 'name',
      head: t('models.versionHead'),
      width: 'minmax(130px, 1.2fr)',
      sortBy: ({ name, version }) => `${name} ${String(version).padStart(6, '0')}`,
      renderCell: ({ ref }) => <strong className="clipped">{refWords(ref)}</strong>,
    },
    {
      key: 'aliases',
      head: t('models.aliases'),
      width: 'minmax(120px, 1fr)',
      renderCell: (version) => (
        <span className="models-words">
          <AliasTags version={version} inUse={inUse} />
        </span>
      ),
    },
    {
      key: 'tests',
      head: t('models.tab.tests'),
      width: 'minmax(96px, 0.7fr)',
      fromWidth: 940,
      sortBy: ({ id }) => gates.get(id)?.passedTests ?? -1,
      renderCell: ({ id }) => <GateTag gate={gates.get(id)} />,
    },
    metricColumn('auc', t('runs.auc'), (value) => formatFixed(value, 3)),
    metricColumn('accuracy', t('models.right'), formatOfHundred),
    metricColumn('mae', t('models.offBy'), (value) => formatNumber(value, 3)),
    {
      key: 'data',
      head: t('runs.data'),
      width: 'minmax(100px, 0.9fr)',
      fromWidth: 880,
      sortBy: ({ datasetRef }) => datasetRef ?? '',
      renderCell: ({ datasetRef, source }) => (
        <span className="clipped">{datasetRef === null ? source.name : refWords(datasetRef)}</span>
      ),
    },
    {
      key: 'tags',
      head: t('models.tags'),
      width: 'minmax(120px, 1fr)',
      renderCell: ({ tags, note }) => (
        <span className="models-words clipped" title={note ?? undefined}>
          {Object.entries(tags).map(([key, value]) => (
            <Tag key={key} kind="plain" label={`${key}: ${value}`} />
          ))}
        </span>
      ),
    },
    {
      key: 'made',
      head: t('models.when'),
      width: '116px',
      fromWidth: 1_000,
      sortBy: ({ createdAtMs }) => createdAtMs,
      renderCell: ({ createdAtMs }) => formatMoment(createdAtMs),
    },
  ];
}

type ChosenProps = { readonly name: string; readonly isChosen: boolean; readonly onChoose: () => void };

/** For a pointer: by keyboard, Space chooses the row. */
function Chosen({ name, isChosen, onChoose }: ChosenProps) {
  const { t } = useTranslation();
  return (
    <input
      type="checkbox"
      tabIndex={-1}
      checked={isChosen}
      aria-label={t('compare.chooseRun', { name })}
      onClick={(event) => event.stopPropagation()}
      onChange={onChoose}
    />
  );
}

/** A dash where a version has no such figure. */
function metricColumn(name: string, head: string, write: (value: number) => string): TableColumn<ModelVersion> {
  const read = ({ metrics }: ModelVersion) => metrics[name] ?? Number.NaN;
  const renderCell = (version: ModelVersion) => (Number.isNaN(read(version)) ? '–' : write(read(version)));
  return { key: name, head, number: true, width: '58px', sortBy: read, renderCell };
}
