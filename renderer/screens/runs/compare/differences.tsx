import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RunLine } from '../../../../shared/run-line.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatBytes, formatNumber } from '../../../format.ts';
import { LinkButton } from '../../../ui/controls/link-button.tsx';
import { Card } from '../../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../../ui/layout/table.tsx';
import { shortDigest } from '../../../ui/marks/copy-id.tsx';
import { useColumnWords } from '../../../use-column-words.ts';
import { useMetricWords } from '../use-metric-words.ts';
import { RunDot } from './run-names.tsx';

type DifferencesProps = {
  /** Of what is compared, in the order of `names` and of the values of `lines`. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly lines: readonly RunLine[];
};

/** What runs or versions were made of and came to: only what differs, until all is asked for. */
export function Differences({ ids, names, lines }: DifferencesProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const nameOf = useLineWords();
  const write = useValueWords();
  const shown = all ? lines : lines.filter(({ differs }) => differs);
  const columns: readonly TableColumn<RunLine>[] = [
    { key: 'aspect', head: t('compare.aspect'), width: '110px', renderCell: ({ aspect }) => t(`compare.of.${aspect}`) },
    {
      key: 'name',
      head: t('compare.what'),
      width: 'minmax(140px, 1fr)',
      renderCell: (line) => <strong>{nameOf(line)}</strong>,
    },
    ...ids.map((id, place) => ({
      key: id,
      head: (
        <>
          <RunDot place={place} /> {names[place]}
        </>
      ),
      width: 'minmax(120px, 1.4fr)',
      renderCell: (line: RunLine) => <span className="compare-value">{write(line, place)}</span>,
    })),
  ];
  return (
    <Card
      title={t('compare.differences')}
      unit={t('compare.differ', { count: lines.filter(({ differs }) => differs).length })}
      aside={<LinkButton label={t(all ? 'compare.onlyDifferent' : 'compare.alsoSame')} onClick={() => setAll(!all)} />}
      flush
    >
      <Table
        label={t('compare.differences')}
        rows={shown}
        columns={columns}
        keyOf={({ aspect, name }) => `${aspect} ${name}`}
        minWidth={260 + ids.length * 140}
      />
    </Card>
  );
}

/** A dash where nothing is set. */
const writeFields = (value: object): string =>
  Object.entries(value)
    .map(([name, field]) => `${columnWords(name)} ${String(field)}`)
    .join(', ') || '–';

function useLineWords(): (line: RunLine) => string {
  const { t } = useTranslation();
  const nameOfColumn = useColumnWords();
  const { nameOf } = useMetricWords();
  return ({ aspect, name }) => {
    if (aspect === 'environment') return t(`runs.environment.${name}`, { defaultValue: columnWords(name) });
    if (aspect === 'parameters') return t(`runs.parameter.${name}`, { defaultValue: columnWords(name) });
    if (aspect === 'data') return t(name === 'dataset' ? 'runs.data' : 'runs.target');
    if (aspect === 'model') return t(`compare.model.${name}`, { defaultValue: columnWords(name) });
    if (aspect === 'schema') return nameOfColumn(name);
    return t(`compare.result.${name}`, { defaultValue: nameOf(name).name });
  };
}

/** Of columns that not all learned from, only those are named that the other runs lack. */
function useValueWords(): (line: RunLine, place: number) => string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const write = (value: unknown): string => {
    if (value === null || value === undefined) return '–';
    if (typeof value === 'number') return formatNumber(value, 4);
    return typeof value === 'object' ? writeFields(value) : String(value);
  };
  return ({ aspect, name, values }, place) => {
    const value = values[place];
    if (aspect === 'data' && value !== null && value !== undefined) {
      return name === 'dataset' ? refWords(String(value)) : nameOf(String(value));
    }
    if (name === 'sizeBytes') return formatBytes(Number(value));
    if (name === 'sha256') return shortDigest(String(value));
    if (name === 'task') return t(`models.task.${String(value)}`, { defaultValue: String(value) });
    if (name === 'algorithm') return t(`runs.algorithm.${String(value)}`, { defaultValue: String(value) });
    if (name === 'status') return t(`compare.status.${String(value)}`, { defaultValue: String(value) });
    if (!Array.isArray(value)) return write(value);
    const everywhere = value.filter((item) => values.every((other) => Array.isArray(other) && other.includes(item)));
    const own = value.filter((item) => !everywhere.includes(item)).map((item) => nameOf(String(item)));
    if (everywhere.length === 0) return own.join(', ');
    return [t('compare.inCommon', { count: everywhere.length }), ...own].join(', ');
  };
}
