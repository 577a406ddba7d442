import type { GeoPermissibleObjects } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Natural Earth's coasts and borders. */
export type Atlas = { readonly land: GeoPermissibleObjects; readonly borders: GeoPermissibleObjects };

/** `coarse` is drawn at 1 : 110 million, `fine` at 1 : 50 million. */
export type AtlasDetail = 'coarse' | 'fine';

/** From this zoom on the coarse coasts are visibly off. */
export const FINE_FROM_ZOOM = 3;

/** Read from the application's own files when it is first wanted; nothing is fetched. */
export async function loadAtlas(detail: AtlasDetail): Promise<Atlas> {
  const { default: text } =
    detail === 'coarse'
      ? await import('world-atlas/countries-110m.json?raw')
      : await import('world-atlas/countries-50m.json?raw');
  const world = JSON.parse(text) as Topology<{ land: GeometryCollection; countries: GeometryCollection }>; // world-atlas 2's own shape
  return {
    land: feature(world, world.objects.land),
    borders: mesh(world, world.objects.countries, (one, other) => one !== other),
  };
}
