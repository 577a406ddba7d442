import { geoMercator, type GeoProjection } from 'd3-geo';
import type { Place } from '../../../shared/subject.ts';

/** The drawing's own units, which the window stretches to the width that there is. */
export const MAP_WIDTH = 420;
export const MAP_HEIGHT = 270;

/** What a map shows: each step of zoom doubles it, from the whole world's width at 0 to some hundred metres. */
export type MapView = { readonly centre: Place; readonly zoom: number };

export const WHOLE_WORLD: MapView = { centre: { latitude: 10, longitude: 10 }, zoom: 0 };

const MOST_ZOOM = 17;
/** Mercator's projection has no poles. */
const MOST_LATITUDE = 80;
const EARTH_METRES = 40_075_017;

export const projectionOf = ({ centre, zoom }: MapView): GeoProjection =>
  geoMercator()
    .center([centre.longitude, centre.latitude])
    .scale((MAP_WIDTH / (2 * Math.PI)) * 2 ** zoom)
    .translate([MAP_WIDTH / 2, MAP_HEIGHT / 2])
    .clipExtent([
      [-1, -1],
      [MAP_WIDTH + 1, MAP_HEIGHT + 1],
    ]);

/** Where a place is drawn; null behind the edge of the map. */
export function pointOf(view: MapView, { latitude, longitude }: Place): readonly [number, number] | null {
  const point = projectionOf(view).clipExtent(null)([longitude, latitude]);
  if (point === null) return null;
  const [x, y] = point;
  return x >= 0 && x <= MAP_WIDTH && y >= 0 && y <= MAP_HEIGHT ? [x, y] : null;
}

/** The place that is drawn at a point. */
export function placeAt(view: MapView, [x, y]: readonly [number, number]): Place | null {
  const found = projectionOf(view).invert?.([x, y]);
  if (found === undefined || found === null) return null;
  const [longitude, latitude] = found;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

/** The map moved by so many of its own units; what was at the left comes into view with positive `dx`. */
export function panned(view: MapView, dx: number, dy: number): MapView {
  const centre = placeAt(view, [MAP_WIDTH / 2 - dx, MAP_HEIGHT / 2 - dy]);
  return centre === null ? view : { ...view, centre: kept(centre) };
}

/** Steps of zoom in (or out, where negative), with the place at `point` staying where it is. */
export function zoomed(view: MapView, steps: number, point?: readonly [number, number]): MapView {
  const zoom = Math.min(MOST_ZOOM, Math.max(0, view.zoom + steps));
  const nearer = { ...view, zoom };
  const held = point === undefined ? null : placeAt(view, point);
  if (held === null || point === undefined) return nearer;
  const [x = MAP_WIDTH / 2, y = MAP_HEIGHT / 2] =
    projectionOf(nearer).clipExtent(null)([held.longitude, held.latitude]) ?? [];
  return panned(nearer, point[0] - x, point[1] - y);
}

const kept = ({ latitude, longitude }: Place): Place => ({
  latitude: Math.min(MOST_LATITUDE, Math.max(-MOST_LATITUDE, latitude)),
  longitude: Math.min(180, Math.max(-180, longitude)),
});

/** Room left around what is fitted, as a share of the map. */
const MARGIN = 0.7;
/** One place alone is shown with what is some kilometres around it. */
const NEAREST_FIT = 11;

/** A view that shows all of the places; the whole world where there is none. */
export function viewOf(places: readonly Place[]): MapView {
  if (places.length === 0) return WHOLE_WORLD;
  const latitudes = places.map(({ latitude }) => latitude);
  const longitudes = places.map(({ longitude }) => longitude);
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)];
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)];
  const centre = kept({ latitude: (south + north) / 2, longitude: (west + east) / 2 });
  const [across, down] = [(east - west) / 360, ((north - south) / 360) * (MAP_WIDTH / MAP_HEIGHT)];
  const share = Math.max(across, down);
  return { centre, zoom: share === 0 ? NEAREST_FIT : Math.min(NEAREST_FIT, Math.max(0, Math.log2(MARGIN / share))) };
}

export type ScaleBar = { readonly metres: number; readonly width: number };

const LONGEST_BAR = 110;

/** At the map's middle; a unit is about a pixel. */
const metresPerUnit = ({ centre, zoom }: MapView): number =>
  (EARTH_METRES * Math.cos((centre.latitude * Math.PI) / 180)) / (MAP_WIDTH * 2 ** zoom);

/** Nobody points better than this. */
const POINTED_UNITS = 3;

/** How far a place that was pointed at may be off, in whole metres. */
export const pointedMetres = (view: MapView): number => Math.ceil(metresPerUnit(view) * POINTED_UNITS);

/** A place that was pointed at, with no more digits than pointing can mean. */
export function pointedPlace(view: MapView, { latitude, longitude }: Place): Place {
  const degrees = 360 / (MAP_WIDTH * 2 ** view.zoom);
  const decimals = Math.max(0, Math.round(-Math.log10(degrees)));
  return { latitude: Number(latitude.toFixed(decimals)), longitude: Number(longitude.toFixed(decimals)) };
}

/** The longest round distance (1, 2 or 5 times a power of ten) that fits, at the map's middle; `width` in its own units. */
export function scaleBar(view: MapView): ScaleBar {
  const perUnit = metresPerUnit(view);
  const longest = LONGEST_BAR * perUnit;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = ([5, 2, 1].find((times) => times * power <= longest) ?? 1) * power;
  return { metres, width: metres / perUnit };
}

const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;

/** Degrees between two lines of the grid: three to eight of them are in view. */
export function gridStep({ zoom }: MapView): number {
  const across = 360 / 2 ** zoom;
  return STEPS.find((step) => across / step >= 4) ?? 0.001;
}
