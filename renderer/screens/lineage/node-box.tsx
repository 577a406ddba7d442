import { cornerOf, type Sizes } from './edge-path.ts';
import type { PlacedNode } from './lay-graph.ts';
import { Database } from 'lucide-react';
import { iconsByKind } from './node-kinds.ts';
import { useNodeWords } from './use-node-words.ts';

type NodeBoxProps = {
  readonly node: PlacedNode;
  readonly sizes: Sizes;
  readonly chosen: boolean;
  readonly marked: boolean;
  readonly onChoose: (node: PlacedNode) => void;
};

/** One thing, or several alike with their number; a stack's edge tells them apart. */
export function NodeBox({ node, sizes, chosen, marked, onChoose }: NodeBoxProps) {
  const { boxName, kindOf, whenOf } = useNodeWords();
  const Icon = iconsByKind[node.kind] ?? Database;
  const name = boxName(node);
  const isGroup = node.members.length > 1;
  const { x, y } = cornerOf(node, sizes);
  return (
    <button
      type="button"
      className={`lineage-box${marked ? ' lineage-box-marked' : ''}${isGroup ? ' lineage-box-group' : ''}`}
      aria-current={chosen || undefined}
      style={{ insetInlineStart: x, insetBlockStart: y, inlineSize: sizes.width, blockSize: sizes.height }}
      title={name}
      onClick={() => onChoose(node)}
    >
      <Icon size={16} strokeWidth={1.9} aria-hidden />
      <span>
        <BoxName name={name} isFile={node.kind === 'file' && !isGroup} />
        <span className="second">{whenOf(node)}</span>
        {!isGroup && <span className="visually-hidden">{kindOf(node.kind, 1)}</span>}
      </span>
    </button>
  );
}

/** Of a file's name, its end tells most. */
const TAIL = 12;

function BoxName({ name, isFile }: { readonly name: string; readonly isFile: boolean }) {
  if (!isFile || name.length <= TAIL) return <b>{name}</b>;
  return (
    <b className="lineage-file">
      <span>{name.slice(0, -TAIL)}</span>
      <span>{name.slice(-TAIL)}</span>
    </b>
  );
}
