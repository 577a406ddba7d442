import { useTranslation } from 'react-i18next';
import { isRightToLeft } from '../../charts/axes.ts';
import { cornerOf, edgePath, planeOf, type Sizes, sizesFor } from './edge-path.ts';
import type { PlacedGraph, PlacedNode } from './lay-graph.ts';
import { NodeBox } from './node-box.tsx';
import type { LineageEdge } from './reach.ts';
import { useWidth } from './use-width.ts';

type LineageGraphProps = {
  readonly graph: PlacedGraph;
  readonly chosen: string;
  /** Drawn in orange: what the focus touched or was made from. */
  readonly marked: ReadonlySet<string>;
  readonly onChoose: (node: PlacedNode) => void;
};

/** Kinds in columns, one focus; the boxes are as wide as the place allows. */
export function LineageGraph({ graph, chosen, marked, onChoose }: LineageGraphProps) {
  const { t } = useTranslation();
  const [element, available] = useWidth();
  const sizes = sizesFor(available, graph.columns);
  const plane = planeOf(graph.columns, graph.rows, graph.bands, sizes);
  const isMarked = ({ members }: PlacedNode) => members.some(({ id }) => marked.has(id));
  return (
    <div className="lineage-graph" role="group" aria-label={t('lineage.graph')}>
      <div ref={element} className="lineage-plane" style={{ blockSize: plane.height, minInlineSize: plane.width }}>
        <Lines graph={graph} sizes={sizes} plane={plane} isMarked={isMarked} />
        {graph.heads.map((head) => {
          const { x, y } = cornerOf(head, sizes);
          return (
            <span
              key={head.of}
              className="caption lineage-head"
              style={{ insetInlineStart: x, insetBlockStart: y - sizes.head + 6 }}
            >
              {t(`lineage.head.${head.of}`, { defaultValue: '' })}
            </span>
          );
        })}
        {graph.nodes.map((node) => (
          <NodeBox
            key={node.id}
            node={node}
            sizes={sizes}
            chosen={node.members.some(({ id }) => id === chosen)}
            marked={isMarked(node)}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  );
}

type LinesProps = {
  readonly graph: PlacedGraph;
  readonly sizes: Sizes;
  readonly plane: { readonly width: number; readonly height: number };
  readonly isMarked: (node: PlacedNode) => boolean;
};

function Lines({ graph, sizes, plane, isMarked }: LinesProps) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const lines = graph.edges.flatMap(({ from, to }: LineageEdge) => {
    const [maker, made] = [byId.get(from), byId.get(to)];
    return maker && made ? [{ from, to, maker, made, marked: isMarked(maker) && isMarked(made) }] : [];
  });
  return (
    <svg width={plane.width} height={plane.height} aria-hidden>
      <Arrow id="lineage-arrow" className="lineage-arrow" />
      <Arrow id="lineage-arrow-marked" className="lineage-arrow-marked" />
      {lines
        .toSorted((a, b) => Number(a.marked) - Number(b.marked))
        .map(({ from, to, maker, made, marked }) => (
          <path
            key={`${from} ${to}`}
            d={edgePath(maker, made, sizes, isRightToLeft() ? plane.width : null)}
            className={marked ? 'lineage-edge lineage-edge-marked' : 'lineage-edge'}
            markerEnd={`url(#lineage-arrow${marked ? '-marked' : ''})`}
          />
        ))}
    </svg>
  );
}

const Arrow = ({ id, className }: { readonly id: string; readonly className: string }) => (
  <marker
    id={id}
    viewBox="0 0 8 8"
    refX={8}
    refY={4}
    markerWidth={8}
    markerHeight={8}
    markerUnits="userSpaceOnUse"
    orient="auto"
  >
    <path d="M0 0 L8 4 L0 8 Z" className={className} />
  </marker>
);
