import { Search, Waypoints } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/controls/field.tsx';
import { Segments } from '../../ui/controls/segments.tsx';
import { Empty } from '../../ui/feedback/empty.tsx';
import { Card } from '../../ui/layout/card.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { layGraph, type PlacedNode } from './lay-graph.ts';
import { LineageFacts } from './lineage-facts.tsx';
import { LineageGraph } from './lineage-graph.tsx';
import { type LineageEdge, type LineageNode, reach } from './reach.ts';
import { selectionOf, versionsHolding } from './selection.ts';
import { useNodeWords } from './use-node-words.ts';

export type LineageDirection = 'made' | 'touched' | 'both';

export type LineageViewProps = {
  readonly nodes: readonly LineageNode[];
  readonly edges: readonly LineageEdge[];
  readonly focus: string;
  readonly direction: LineageDirection;
  readonly onDirection: (direction: LineageDirection) => void;
  readonly onFocus: (id: string) => void;
  readonly sought: string;
  readonly onSeek: (text: string) => void;
  readonly onFind: () => void;
};

/** Where one thing came from and what came of it. A group shows its members before one of them is gone to. */
export function LineageView({ nodes, edges, focus, direction, onFocus, ...bar }: LineageViewProps) {
  const { t } = useTranslation();
  const { nameOf } = useNodeWords();
  const [opened, setOpened] = useState<PlacedNode | null>(null);
  const focused = nodes.find(({ id }) => id === focus);
  const { made, touched, shown } = inSight(edges, focus, direction);
  const graph = layGraph(
    nodes.filter(({ id }) => shown.has(id)),
    edges.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    focus,
  );
  const isOpen = opened !== null && graph.nodes.some(({ id }) => id === opened.id);
  const chosen = isOpen ? opened : focused && { ...focused, members: [focused] };
  const noneMarked = (direction === 'made' ? made : touched).size === 1;
  const isRecord = !isOpen && focused?.kind === 'record' && selectionOf(focused) === null;
  const others = (ids: ReadonlySet<string>) => nodes.filter(({ id }) => ids.has(id) && id !== focus);
  return (
    <Page
      title={focused ? t(`lineage.title.${direction}`, { name: nameOf(focused) }) : t('lineage.nothing')}
      sentence={focused && (noneMarked ? t(`lineage.none.${direction}`) : t(`lineage.sentence.${direction}`))}
    >
      <div className="lineage-columns">
        <Card className="lineage-card">
          <LineageBar direction={direction} {...bar} />
          {focused ? (
            <LineageGraph
              graph={graph}
              chosen={chosen?.id ?? focus}
              marked={direction === 'made' ? made : touched}
              onChoose={(node) => {
                setOpened(node.members.length > 1 ? node : null);
                if (node.members.length === 1) onFocus(node.id);
              }}
            />
          ) : (
            <Empty icon={Waypoints} title={t('lineage.nothing')} missing={t('lineage.nothingWords')} />
          )}
        </Card>
        {chosen && (
          <LineageFacts
            chosen={chosen}
            made={others(made)}
            touched={others(touched)}
            versions={isRecord ? versionsHolding(nodes, edges, focus) : null}
            onFocus={onFocus}
          />
        )}
      </div>
    </Page>
  );
}

function inSight(edges: readonly LineageEdge[], focus: string, direction: LineageDirection) {
  const made = reach(edges, focus, 'made');
  const touched = reach(edges, focus, 'touched');
  const shown = direction === 'both' ? new Set([...made, ...touched]) : direction === 'made' ? made : touched;
  return { made, touched, shown };
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
