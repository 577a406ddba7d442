import type { Result } from '../../../../shared/result.ts';
import { listLines } from '../csv/refusals.ts';
import type { TextSource } from '../csv/text-source.ts';
import { RefusedFile } from './file-damaged.ts';
import { cellsOfObject, isObject, parseJson } from './json-cells.ts';
import { readElements } from './json-elements.ts';
import { openObjects, type ReadObject } from './open-json.ts';

/**
 * A GeoJSON feature collection of points (RFC 7946): the properties of every feature, its `id` where it has one, then
 * `longitude`, `latitude` and, where given, `altitude` in metres. A feature without a place has none of these. A
 * property of the same name comes as `properties.longitude`. Errors: `geoJson.notPoints`, `geoJson.notDegrees`,
 * `geoJson.badFeatures`, those of `readElements` and of `openObjects`.
 */
export const openGeoJson = (path: string, sizeBytes: number): Promise<Result<TextSource>> =>
  openObjects({
    path,
    sizeBytes,
    format: 'geoJson',
    walk: async function* (stream) {
      for await (const features of readElements(stream, 'features')) yield features.map(readFeature);
    },
    refuseMisfits: (misfit, numbers, total) => refuseFeatures(misfit as keyof typeof refusals, numbers, total),
  });

const PLACE = ['longitude', 'latitude', 'altitude'] as const;

function readFeature(text: string): ReadObject {
  const feature = parseJson(text);
  if (!isObject(feature) || feature['type'] !== 'Feature') return { misfit: 'badFeatures' };
  const { id, properties, geometry } = feature;
  const place = geometry === null || geometry === undefined ? [] : readPoint(geometry);
  if (typeof place === 'string') return { misfit: place };
  const own = Object.entries(isObject(properties) ? properties : {}).map(
    ([name, value]) => [isOfPlace(name) ? `properties.${name}` : name, value] as const,
  );
  const taken = new Set(own.map(([name]) => name));
  const named = (typeof id === 'string' || typeof id === 'number') && !taken.has('id') ? [['id', id] as const] : [];
  const coordinates = PLACE.slice(0, Math.max(2, place.length)).map(
    (name, axis) => [name, place[axis] ?? null] as const,
  );
  return cellsOfObject(Object.fromEntries([...named, ...own, ...coordinates])) ?? { misfit: 'badFeatures' };
}

const isOfPlace = (name: string): boolean => PLACE.some((axis) => axis === name);

/** Longitude, latitude and perhaps altitude, or why there are none. */
function readPoint(geometry: unknown): readonly number[] | keyof typeof refusals {
  if (!isObject(geometry)) return 'badFeatures';
  if (geometry['type'] !== 'Point') return 'notPoints';
  const coordinates = geometry['coordinates'];
  if (!Array.isArray(coordinates) || coordinates.length < 2) return 'badFeatures';
  const place: readonly unknown[] = coordinates.slice(0, PLACE.length);
  if (!place.every((axis) => typeof axis === 'number')) return 'badFeatures';
  const [longitude = 0, latitude = 0] = place;
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? place : 'notDegrees';
}

const refusals = {
  notPoints: {
    why: 'no points',
    hint: 'Only points become rows: make points of lines and areas first (their centroids).',
  },
  notDegrees: {
    why: 'not placed in degrees',
    hint: 'Save it again in WGS 84 (EPSG:4326), as longitude and latitude: that is what GeoJSON means.',
  },
  badFeatures: {
    why: 'no GeoJSON features',
    hint: 'Each needs "type": "Feature", "properties" and a "geometry" with numbers as coordinates.',
  },
} as const;

function refuseFeatures(misfit: keyof typeof refusals, features: readonly number[], total: number): RefusedFile {
  const { why, hint } = refusals[misfit];
  const which = `${total === 1 ? 'feature' : 'features'} ${listLines(features, total)} ${total === 1 ? 'is' : 'are'} ${why}`;
  return new RefusedFile(`geoJson.${misfit}`, which, hint, { features, total });
}
