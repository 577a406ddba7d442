import { Database, Search, Waypoints } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { Field } from '../../ui/controls/field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { CopyId } from '../../ui/marks/copy-id.tsx';
import { Tag } from '../../ui/marks/tag.tsx';
import { type LineageEdge, type LineageNode, layGraph, reach } from './lay-graph.ts';
import { LineageGraph } from './lineage-graph.tsx';

export type LineageDirection = 'made' | 'touched' | 'both';

export type LineageViewProps = {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  readonly focus: string;
  readonly direction: LineageDirection;
  readonly onDirection: (direction: LineageDirection) => void;
  readonly onChoose: (id: string) => void;
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly onFind: () => void;
};

/** Where one thing came from and what came of it. */
export function LineageView({ nodes, edges, focus, direction, ...props }: LineageViewProps) {
  const { t } = useTranslation();
  const chosen = nodes.find(({ id }) => id === focus);
  const made = reach(edges, focus, 'made');
  const touched = reach(edges, focus, 'touched');
  const shown = direction === 'both' ? new Set([...made, ...touched]) : direction === 'made' ? made : touched;
  const graph = layGraph(
    nodes.filter(({ id }) => shown.has(id)),
    edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    focus,
  );
  return (
    <Page
      title={chosen ? t(`lineage.title.${direction}`, { name: chosen.label }) : t('lineage.nothing')}
      sentence={t('lineage.sentence', { made: formatNumber(made.size - 1), touched: formatNumber(touched.size - 1) })}
    >
      <div className="lineage-columns">
        <Card className="lineage-card">
          <LineageBar direction={direction} {...props} />
          {chosen ? (
            <LineageGraph
              graph={graph}
              chosen={focus}
              marked={direction === 'made' ? made : touched}
              onChoose={props.onChoose}
            />
          ) : (
            <Empty icon={Waypoints} title={t('lineage.nothing')} missing={t('lineage.nothingWords')} />
          )}
        </Card>
        {chosen && <LineageFacts chosen={chosen} nodes={nodes} touched={touched} onChoose={props.onChoose} />}
      </div>
    </Page>
  );
}

type LineageBarProps = Pick<LineageViewProps, 'direction' | 'onDirection' | 'sought' | 'onSeek' | 'onFind'>;

function LineageBar({ direction, onDirection, sought, onSeek, onFind }: LineageBarProps) {
  const { t } = useTranslation();
  return (
    <div className="lineage-bar">
      <Field
        label={t('lineage.find')}
        labelHidden
        placeholder={t('lineage.find')}
        icon={<Search size={16} strokeWidth={1.9} aria-hidden />}
        value={sought}
        onChange={onSeek}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onFind();
        }}
      />
      <Segments
        label={t('lineage.direction')}
        value={direction}
        onChange={onDirection}
        options={(['made', 'touched', 'both'] as const).map((value) => ({ value, label: t(`lineage.way.${value}`) }))}
      />
    </div>
  );
}

type LineageFactsProps = {
  readonly chosen: LineageNode;
  readonly nodes: readonly LineageNode[];
  readonly touched: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
};

/** What came of the chosen thing, counted by kind. */
function LineageFacts({ chosen, nodes, touched }: LineageFactsProps) {
  const { t } = useTranslation();
  const counts = new Map<string, number>();
  for (const { id, kind } of nodes)
    if (touched.has(id) && id !== chosen.id) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return (
    <Card>
      <div>
        <Tag kind="plain" label={t('lineage.selected')} />
      </div>
      <h2 className="card-heading">{chosen.label}</h2>
      <CopyId id={chosen.id} />
      <ul className="lineage-touched table-text">
        {[...counts].map(([kind, count]) => (
          <li key={kind}>
            <Database size={16} strokeWidth={1.9} aria-hidden />
            <b>
              {formatNumber(count)} {t(`lineage.kind.${kind}`, { count, defaultValue: kind })}
            </b>
          </li>
        ))}
        {counts.size === 0 && <li className="second">{t('lineage.touchedNothing')}</li>}
      </ul>
    </Card>
  );
}
