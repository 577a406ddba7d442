import { useEffect, useState } from 'react';
import { type Atlas, FINE_FROM_ZOOM, loadAtlas } from './load-atlas.ts';

/** The coasts for a zoom; the coarse ones stay until the fine ones are read. Null until there are any. */
export function useAtlas(zoom: number): Atlas | null {
  const [coarse, setCoarse] = useState<Atlas | null>(null);
  const [fine, setFine] = useState<Atlas | null>(null);
  const wantsFine = zoom >= FINE_FROM_ZOOM;
  useEffect(() => {
    let isWanted = true;
    const keep = wantsFine ? setFine : setCoarse;
    void loadAtlas(wantsFine ? 'fine' : 'coarse').then((atlas) => {
      if (isWanted) keep(atlas);
    });
    return () => {
      isWanted = false;
    };
  }, [wantsFine]);
  return wantsFine ? (fine ?? coarse) : (coarse ?? fine);
}
