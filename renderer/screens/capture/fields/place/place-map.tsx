import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../../../shared/subject.ts';
import { type MapView, pointedMetres, pointedPlace, viewOf } from '../../../../ui/map/map-view.ts';
import { WorldMap } from '../../../../ui/map/world-map.tsx';
import type { KnownPlaces } from './known-places.ts';

type PlaceMapProps = {
  readonly known: KnownPlaces;
  readonly chosen: Place | null;
  readonly onChoose: ((place: Place, accuracyMetres: number) => void) | undefined;
};

/** The map of a question for a place: it begins with what is known, and stays where the person brings it. */
export function PlaceMap({ known, chosen, onChoose }: PlaceMapProps) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<MapView | null>(null);
  const view = moved ?? viewOf(chosen === null ? known.places : [chosen, ...known.places]);
  return (
    <WorldMap
      label={t('place.mapLabel')}
      view={view}
      onView={setMoved}
      dots={known.dots}
      chosen={chosen}
      onChoose={
        onChoose &&
        ((place) => {
          setMoved(view);
          onChoose(pointedPlace(view, place), pointedMetres(view));
        })
      }
    />
  );
}
