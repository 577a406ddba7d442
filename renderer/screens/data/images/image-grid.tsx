import { Images } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { formatNumber } from '../../../format.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { Empty } from '../../../ui/feedback/empty.tsx';
import { Failed } from '../../../ui/feedback/failed.tsx';
import { drawnHeight } from '../../../ui/layout/long-scroll.ts';
import type { RowJump } from '../version-tabs.tsx';
import { moveInGrid } from './grid-moves.ts';
import { ImageDialog } from './image-dialog.tsx';
import { ImageTile } from './image-tile.tsx';
import { type Tile, useImageTiles, useTileFocus } from './use-image-tiles.ts';

type ImageGridProps = {
  readonly version: DatasetVersion;
  /** An image that was asked for elsewhere. */
  readonly wanted: RowJump | null;
};

/** Every image of a version with its label, of which only those in view are read, decoded and drawn. */
export function ImageGrid(props: ImageGridProps) {
  const { t } = useTranslation();
  if (props.version.rows > 0) return <Grid {...props} />;
  return <Empty icon={Images} title={t('images.none')} missing={t('data.noRowsWords')} />;
}

function Grid({ version, wanted }: ImageGridProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const tiles = useImageTiles(version, scroller);
  const { focused, setFocused, focus } = useTileFocus(scroller);
  const [opened, setOpened] = useState<number | null>(null);
  const { perRow, range, first, last, cellsAt } = tiles;
  const goTo = (index: number) => {
    tiles.bringIntoView(Math.floor(index / perRow));
    focus(index);
  };
  const gone = useRef<RowJump | null>(null);
  useEffect(() => {
    if (wanted === null || wanted === gone.current || perRow === 0) return;
    gone.current = wanted;
    goTo(wanted.row);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const to = moveInGrid(event.key, focused, { count: version.rows, perRow, rowsInView: tiles.rowsInView });
    if (event.key === 'Enter' || event.key === ' ') setOpened(focused);
    else if (to === null) return;
    else goTo(to);
    event.preventDefault();
  };
  const failed = tiles.error();
  // The tile that was last gone to, or the first one drawn where that has been scrolled away: Tab must reach the grid.
  const entry = focused >= first && focused < last ? focused : first;
  const columns = { '--per-row': perRow } as CSSProperties; // a custom property is none of the typed ones
  return (
    <>
      {failed && <Failed error={failed} actions={<Button label={t('ui.again')} onClick={tiles.again} />} />}
      <div
        ref={scroller}
        role="grid"
        aria-label={t('images.of', { name: version.name })}
        aria-rowcount={tiles.rows}
        aria-colcount={perRow}
        className="image-grid"
        onKeyDown={onKeyDown}
      >
        <div className="image-rows" role="presentation" style={{ ...columns, blockSize: drawnHeight(tiles.list) }}>
          {indexes(range.first, range.last).map((row) => (
            <div
              key={row}
              role="row"
              aria-rowindex={row + 1}
              className="image-row"
              style={{ transform: `translateY(${tiles.top(row)}px)` }}
            >
              {indexes(row * perRow, Math.min((row + 1) * perRow, version.rows)).map((index) => (
                <GridCell
                  key={index}
                  {...{ index, perRow }}
                  tile={tiles.tileAt(index)}
                  tabIndex={index === entry ? 0 : -1}
                  isWanted={index === wanted?.row}
                  onFocus={() => setFocused(index)}
                  onOpen={() => setOpened(index)}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <div className="card-row second table-text">
        {t('images.count', { count: version.rows, images: formatNumber(version.rows) })}
      </div>
      {opened !== null && (
        <ImageDialog
          version={version}
          index={opened}
          cells={cellsAt(opened)}
          places={tiles.places}
          onMove={(to) => {
            setOpened(to);
            tiles.bringIntoView(Math.floor(to / perRow));
          }}
          onClose={() => {
            setOpened(null);
            goTo(opened);
          }}
        />
      )}
    </>
  );
}

const indexes = (first: number, last: number): readonly number[] =>
  Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place);

type GridCellProps = {
  readonly index: number;
  readonly perRow: number;
  readonly tile: Tile;
  readonly tabIndex: number;
  /** It was asked for, so it stands out. */
  readonly isWanted: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
};

function GridCell({ index, perRow, tile, tabIndex, isWanted, onFocus, onOpen }: GridCellProps) {
  const { label, name, thumbnail } = tile;
  const called = name ?? formatNumber(index + 1);
  return (
    // A tile takes the keys of its grid; a screen reader still reads it as a cell.
    <div
      role="gridcell"
      aria-colindex={(index % perRow) + 1}
      aria-label={label === called ? called : `${label}, ${called}`}
      title={called}
      data-tile={index}
      tabIndex={tabIndex}
      className={isWanted ? 'image-tile image-tile-wanted' : 'image-tile'}
      onFocus={onFocus}
      onClick={onOpen}
    >
      <ImageTile thumbnail={thumbnail} label={label} />
    </div>
  );
}
