import type { LucideIcon } from 'lucide-react';
import {
  ClipboardPenLine,
  Database,
  Box as BoxIcon,
  FileSpreadsheet,
  FlaskConical,
  ListChecks,
  ReceiptText,
  ShieldCheck,
  Zap,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../format.ts';
import { isRightToLeft } from '../../charts/axes.ts';
import { edgePath, planeOf, SIZES } from './edge-path.ts';
import type { LineageEdge, PlacedGraph, PlacedNode } from './lay-graph.ts';

const icons: Readonly<Record<string, LucideIcon>> = {
  file: FileSpreadsheet,
  record: ClipboardPenLine,
  datasetVersion: Database,
  run: FlaskConical,
  modelVersion: BoxIcon,
  deployment: ShieldCheck,
  window: Zap,
  prediction: Zap,
  label: ListChecks,
  receipt: ReceiptText,
};

type LineageGraphProps = {
  readonly graph: PlacedGraph;
  readonly chosen: string;
  /** Drawn in orange: what the focus touched or was made from. */
  readonly marked: ReadonlySet<string>;
  readonly onChoose: (id: string) => void;
};

/** Kinds in columns, one focus; lines leave a box at its end and enter the next at its start. */
export function LineageGraph({ graph, chosen, marked, onChoose }: LineageGraphProps) {
  const { t } = useTranslation();
  const plane = planeOf(graph.columns, graph.rows, SIZES);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return (
    <div className="lineage-graph" role="group" aria-label={t('lineage.graph')}>
      <div className="lineage-plane" style={{ inlineSize: plane.width, blockSize: plane.height }}>
        <svg width={plane.width} height={plane.height} aria-hidden>
          {graph.edges.map((edge) => (
            <EdgeLine
              key={`${edge.from} ${edge.to}`}
              edge={edge}
              byId={byId}
              mirrorWidth={isRightToLeft() ? plane.width : null}
              marked={marked.has(edge.from) && marked.has(edge.to)}
            />
          ))}
        </svg>
        {graph.nodes.map((node) => (
          <NodeBox
            key={node.id}
            node={node}
            chosen={node.id === chosen}
            marked={marked.has(node.id)}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

type EdgeLineProps = {
  readonly edge: LineageEdge;
  readonly byId: ReadonlyMap<string, PlacedNode>;
  readonly mirrorWidth: number | null;
  readonly marked: boolean;
};

function EdgeLine({ edge, byId, mirrorWidth, marked }: EdgeLineProps) {
  const from = byId.get(edge.from);
  const to = byId.get(edge.to);
  if (!from || !to) return null;
  const className = marked ? 'lineage-edge lineage-edge-marked' : 'lineage-edge';
  return <path d={edgePath(from, to, SIZES, mirrorWidth)} className={className} />;
}

type NodeBoxProps = {
  readonly node: PlacedNode;
  readonly chosen: boolean;
  readonly marked: boolean;
} & Pick<LineageGraphProps, 'onChoose'>;

function NodeBox({ node, chosen, marked, onChoose }: NodeBoxProps) {
  const { t } = useTranslation();
  const Icon = icons[node.kind] ?? Database;
  const count = node.members.length;
  const kind = t(`lineage.kind.${node.kind}`, { count, defaultValue: node.kind });
  return (
    <button
      type="button"
      className={`lineage-box${marked ? ' lineage-box-marked' : ''}`}
      aria-current={chosen || undefined}
      style={{
        insetInlineStart: node.column * SIZES.x,
        insetBlockStart: node.row * SIZES.y,
        inlineSize: SIZES.width,
        blockSize: SIZES.height,
      }}
      title={node.label}
      onClick={() => onChoose(node.id)}
    >
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <span>
        <b>{count === 1 ? node.label : `${formatNumber(count)} ${kind}`}</b>
        <span className="second">{count === 1 ? kind : t('lineage.group')}</span>
      </span>
    </button>
  );
}
