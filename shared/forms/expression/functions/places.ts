import { eachValue, type FunctionTable, type Inputs } from '../scope.ts';
import { toText } from '../values.ts';

/** Degrees. */
type Point = { readonly latitude: number; readonly longitude: number };

/** Equatorial radius of the earth that ODK reckons with (JavaRosa, GeoUtils). */
const EARTH_RADIUS_METRES = 6_378_100;

/** Geopoints are `latitude longitude altitude accuracy`; several stand in repeats, or in one text with `;` between. */
export const placeFunctions: FunctionTable = {
  /** Metres along the points; NaN where there are fewer than two or one is none. */
  distance: { least: 1, most: Infinity, call: (inputs) => lengthOf(pointsOf(inputs)) },
  /** Square metres within the points, which need not be closed; 0 where there are fewer than three or one is none. */
  area: { least: 1, most: 1, call: (inputs) => areaWithin(pointsOf(inputs)) },
};

function pointsOf(inputs: Inputs): readonly Point[] {
  const texts = [...eachValue(inputs, 0)].map((value) => toText(value, inputs.scope.source));
  const points = (texts.length === 1 ? splitTrace(texts[0] ?? '') : texts).map(pointOf);
  const whole = points.filter((point) => point !== null);
  return whole.length === points.length ? whole : [];
}

const splitTrace = (text: string): readonly string[] =>
  text
    .split(';')
    .map((point) => point.trim())
    .filter((point) => point !== '');

function pointOf(text: string): Point | null {
  const [latitude = Number.NaN, longitude = Number.NaN, ...rest] = text.trim().split(/\s+/).map(Number);
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180) || rest.length > 2) return null;
  return { latitude, longitude };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const toCentimetres = (metres: number): number => Math.abs(Math.round(metres * 100) / 100);

/** The spherical law of cosines. */
function lengthOf(points: readonly Point[]): number {
  if (points.length < 2) return Number.NaN;
  let total = 0;
  for (const [from, to] of pairs(points)) {
    const [one, other] = [radians(from.latitude), radians(to.latitude)];
    const turn = radians(from.longitude - to.longitude);
    const cosine = Math.sin(one) * Math.sin(other) + Math.cos(one) * Math.cos(other) * Math.cos(turn);
    total += Math.acos(Math.min(1, cosine)) * EARTH_RADIUS_METRES;
  }
  return toCentimetres(total);
}

/** Chamberlain and Duquette, "Some algorithms for polygons on a sphere" (JPL 2007), as JavaRosa has it. */
function areaWithin(points: readonly Point[]): number {
  const [first] = points;
  if (points.length < 3 || first === undefined) return 0;
  let total = 0;
  for (const [from, to] of pairs([...points, first])) {
    const sines = 2 + Math.sin(radians(from.latitude)) + Math.sin(radians(to.latitude));
    total += radians(to.longitude - from.longitude) * sines;
  }
  return toCentimetres((total * EARTH_RADIUS_METRES ** 2) / 2);
}

function* pairs(points: readonly Point[]): Generator<readonly [Point, Point]> {
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]];
    if (from !== undefined && to !== undefined) yield [from, to];
  }
}
