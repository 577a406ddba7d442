import { type RefObject, useLayoutEffect, useState } from 'react';

/** How many tiles of this width stand side by side in an element; at least one. */
export function useTilesPerRow(element: RefObject<HTMLDivElement | null>, tileWidth: number): number {
  const [perRow, setPerRow] = useState(1);
  useLayoutEffect(() => {
    const measured = element.current;
    if (measured === null) return;
    const measure = () => setPerRow(Math.max(1, Math.floor(measured.clientWidth / tileWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    return () => observer.disconnect();
  }, [element, tileWidth]);
  return perRow;
}
