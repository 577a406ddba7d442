import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Cell } from '../../../../shared/column.ts';
import type { DatasetVersion } from '../../../../shared/dataset.ts';
import { useLongScroll } from '../../../ui/layout/use-long-scroll.ts';
import { visibleRows } from '../../../ui/layout/visible-rows.ts';
import { usePages } from '../use-pages.ts';
import { imagePlaces, textAt } from './image-columns.ts';
import { TILE_SIDE } from './image-tile.tsx';
import type { Thumbnail } from './thumbnail-loader.ts';
import { useThumbnails } from './use-thumbnails.ts';
import { useTilesPerRow } from './use-tiles-per-row.ts';

/** A tile with its label and the room around it, as images.css sets it. */
export const TILE_PX = { width: TILE_SIDE + 16, height: TILE_SIDE + 36 };
/** Rows drawn beyond what is in view: an image takes longer to come than a row of text. */
const BEYOND = 3;
const NO_IMAGE = { state: 'missing' } as const;

export type Tile = {
  readonly label: string;
  readonly name: string | null;
  /** Null while it is on its way. */
  readonly thumbnail: Thumbnail<ImageBitmap> | null;
};

/** Which tiles of a version are in view, and what they show; rows and images are read as they come there. */
export function useImageTiles(version: DatasetVersion, scroller: RefObject<HTMLDivElement | null>) {
  const perRow = useTilesPerRow(scroller, TILE_PX.width);
  const rows = Math.ceil(version.rows / perRow);
  const list = { count: rows, rowHeight: TILE_PX.height };
  const { view, bringIntoView } = useLongScroll(scroller, list);
  const range = visibleRows({ top: view.position, height: view.height }, TILE_PX.height, rows, BEYOND);
  const [first, last] = [range.first * perRow, Math.min(range.last * perRow, version.rows)];
  const { cellsAt, error, again, onRange } = usePages(version.id);
  const thumbnails = useThumbnails(TILE_SIDE * Math.ceil(window.devicePixelRatio));
  const places = imagePlaces(version.columns);

  useEffect(() => onRange({ first, last }), [onRange, first, last]);
  const hashes = Array.from({ length: last - first }, (_, place) => textAt(cellsAt(first + place), places.image) ?? '');
  const hashText = hashes.filter(Boolean).join(' ');
  useEffect(() => thumbnails.look(hashText === '' ? [] : hashText.split(' ')), [thumbnails, hashText]);

  const thumbnailOf = (cells: readonly Cell[]): Thumbnail<ImageBitmap> | null => {
    const hash = textAt(cells, places.image);
    return hash === null ? NO_IMAGE : thumbnails.thumbnailOf(hash);
  };
  const tileAt = (index: number): Tile => {
    const cells = cellsAt(index);
    const name = textAt(cells, places.name);
    const label = textAt(cells, places.label) ?? name ?? '';
    return { label, name, thumbnail: cells && thumbnailOf(cells) };
  };
  const top = (row: number): number => view.scrollTop + row * TILE_PX.height - view.position;
  const rowsInView = Math.floor(view.height / TILE_PX.height);
  return {
    perRow,
    rows,
    list,
    range,
    first,
    last,
    rowsInView,
    top,
    tileAt,
    cellsAt,
    places,
    bringIntoView,
    error,
    again,
  };
}

/** Moves the focus to a tile that may have to be drawn first. */
export function useTileFocus(scroller: RefObject<HTMLDivElement | null>) {
  const [focused, setFocused] = useState(0);
  const wanted = useRef<number | null>(null);
  // Only now is the tile drawn that was gone to.
  useEffect(() => {
    if (wanted.current === null) return;
    const tile = scroller.current?.querySelector<HTMLElement>(`[data-tile="${wanted.current}"]`);
    tile?.focus({ preventScroll: true });
    if (tile) wanted.current = null;
  });
  const focus = (index: number) => {
    setFocused(index);
    wanted.current = index;
  };
  return { focused, setFocused, focus };
}
