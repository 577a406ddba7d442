import { useTranslation } from 'react-i18next';
import type { Run } from '../../../shared/run.ts';
import type { Judgement, ParameterSearch, SearchOutcome } from '../../../shared/search.ts';
import { columnWords } from '../../column-words.ts';
import { formatNumber, formatSignificant } from '../../format.ts';
import { Card } from '../../ui/layout/card.tsx';
import { Table, type TableColumn } from '../../ui/layout/table.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { useCall } from '../../use-call.ts';

/** What was tried before a run was trained with the best of it; nothing where nobody searched. */
export function SearchCard({ run }: { readonly run: Run }) {
  const loaded = useCall('search.list', { run: run.id }, ['runs']);
  const [search] = loaded.state === 'ready' ? loaded.value.searches : [];
  return search?.outcome ? <Searched search={search} outcome={search.outcome} task={run.outcome?.task} /> : null;
}

type SearchedProps = {
  readonly search: ParameterSearch;
  readonly outcome: SearchOutcome;
  readonly task: NonNullable<Run['outcome']>['task'] | undefined;
};

function Searched({ search, outcome, task }: SearchedProps) {
  const { t } = useTranslation();
  const columns = useJudgementColumns(outcome);
  return (
    <Card title={t('search.title')} unit={t('search.unit', { count: outcome.trials })} flush>
      <p className="table-text search-words">
        {useGain(outcome, task)} {t(`search.ended.${outcome.ended}`)}
      </p>
      <Table
        label={t('search.title')}
        rows={lastOfEach(search.judgements)}
        columns={columns}
        keyOf={({ trial }) => String(trial)}
        maxHeight={280}
      />
    </Card>
  );
}

/** Of each trial how far it came, the best first, and those on more rows before those on fewer. */
function lastOfEach(judgements: readonly Judgement[]): readonly Judgement[] {
  const last = new Map(judgements.map((judgement) => [judgement.trial, judgement]));
  return [...last.values()].toSorted((one, other) => other.share - one.share || one.loss - other.loss);
}

function useGain({ gain, best }: SearchOutcome, task: SearchedProps['task']): string {
  const { t } = useTranslation();
  if (best.trial === 0) return t('search.noGain');
  if (gain === null) return t('search.notMeasured');
  const { value, low, high } = gain.loss;
  return t('search.gain', {
    measure: t(task === 'regression' ? 'search.measure.quantity' : 'search.measure.classes'),
    value: formatSignificant(value),
    low: formatSignificant(low),
    high: formatSignificant(high),
  });
}

function useJudgementColumns({ best }: SearchOutcome): readonly TableColumn<Judgement>[] {
  const { t } = useTranslation();
  const write = (value: unknown): string => (typeof value === 'number' ? formatSignificant(value) : String(value));
  const settings = ({ parameters }: Judgement): string =>
    Object.entries(parameters)
      .map(([name, value]) => `${t(`runs.parameter.${name}`, { defaultValue: columnWords(name) })} ${write(value)}`)
      .join(', ');
  return [
    {
      key: 'trial',
      head: t('search.trial'),
      width: '150px',
      renderCell: ({ trial }) => (
        <>
          {trial === 0 ? t('search.usual') : formatNumber(trial)}{' '}
          {trial === best.trial && <Tag kind="inUse" label={t('search.best')} />}
        </>
      ),
    },
    { key: 'settings', head: t('search.settings'), renderCell: settings },
    { key: 'rows', head: t('search.share'), number: true, width: '90px', renderCell: ({ rows }) => formatNumber(rows) },
    {
      key: 'loss',
      head: t('search.loss'),
      number: true,
      width: '90px',
      renderCell: ({ loss }) => formatSignificant(loss),
    },
  ];
}
