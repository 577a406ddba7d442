import type { Cell } from '../../../shared/column.ts';
import { formatNumber } from '../../format.ts';

/** Long text is cut; the whole of it stands in the tooltip. A missing cell is a dash. */
export function CellText({ cell }: { readonly cell: Cell }) {
  const text = cell === null ? '–' : typeof cell === 'number' ? formatNumber(cell, 6) : cell;
  return (
    <span className="clipped" title={text}>
      {text}
    </span>
  );
}
