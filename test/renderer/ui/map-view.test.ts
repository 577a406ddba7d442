import { describe, expect, test } from 'vitest';
import {
  gridStep,
  MAP_HEIGHT,
  MAP_WIDTH,
  panned,
  pointedMetres,
  pointedPlace,
  placeAt,
  pointOf,
  scaleBar,
  viewOf,
  WHOLE_WORLD,
  zoomed,
} from '../../../renderer/ui/map/map-view.ts';

const mbale = { latitude: 1.08, longitude: 34.17 };
const kampala = { latitude: 0.3136, longitude: 32.5811 };

describe('a map', () => {
  test('draws a place where it is found again', () => {
    const view = { centre: mbale, zoom: 6.5 };
    const point = pointOf(view, kampala);

    const found = point === null ? null : placeAt(view, point);

    expect(found?.latitude).toBeCloseTo(kampala.latitude, 6);
    expect(found?.longitude).toBeCloseTo(kampala.longitude, 6);
  });

  test('begins with all that is known in view, one place with its surroundings, and nothing with the world', () => {
    const view = viewOf([mbale, kampala]);

    expect(pointOf(view, mbale)).not.toBeNull();
    expect(pointOf(view, kampala)).not.toBeNull();
    expect(viewOf([mbale])).toEqual({ centre: mbale, zoom: 11 });
    expect(viewOf([])).toBe(WHOLE_WORLD);
  });

  test('keeps what is under the pointer while it is brought nearer', () => {
    const point = [100, 80] as const;
    const view = { centre: mbale, zoom: 5 };
    const under = placeAt(view, point);

    const nearer = zoomed(view, 2, point);

    expect(nearer.zoom).toBe(7);
    expect(placeAt(nearer, point)?.latitude).toBeCloseTo(under?.latitude ?? 0, 6);
    expect(placeAt(nearer, point)?.longitude).toBeCloseTo(under?.longitude ?? 0, 6);
  });

  test('moved to the left shows what lies east, and stops before the pole', () => {
    const view = { centre: mbale, zoom: 4 };

    expect(panned(view, -40, 0).centre.longitude).toBeGreaterThan(mbale.longitude);
    let north = view;
    for (let step = 0; step < 100; step++) north = panned(north, 0, 200);
    expect(north.centre.latitude).toBeLessThanOrEqual(80);
  });

  test('has a scale of 1, 2 or 5 times a power of ten that is as long as it says', () => {
    for (const zoom of [0, 3.5, 8, 12, 17]) {
      const view = { centre: mbale, zoom };
      const { metres, width } = scaleBar(view);
      const [west, east] = [
        placeAt(view, [MAP_WIDTH / 2, MAP_HEIGHT / 2]),
        placeAt(view, [MAP_WIDTH / 2 + width, MAP_HEIGHT / 2]),
      ];
      const degrees = (east?.longitude ?? 0) - (west?.longitude ?? 0);
      const measured = ((degrees * 40_075_017) / 360) * Math.cos((mbale.latitude * Math.PI) / 180);

      expect([1, 2, 5]).toContain(Number(String(metres)[0]));
      expect(measured / metres).toBeCloseTo(1, 2);
      expect(width).toBeLessThanOrEqual(110);
    }
  });

  test('means no more digits of a place that was pointed at than pointing can', () => {
    const world = { centre: mbale, zoom: 0 };
    const clinic = { centre: mbale, zoom: 14 };

    expect(pointedPlace(world, { latitude: 1.234_567, longitude: 34.987_654 })).toEqual({ latitude: 1, longitude: 35 });
    expect(pointedPlace(clinic, { latitude: 1.234_567, longitude: 34.987_654 })).toEqual({
      latitude: 1.234_6,
      longitude: 34.987_7,
    });
    expect(pointedMetres(clinic)).toBe(18);
  });

  test('has a grid of a few lines at every size', () => {
    expect(gridStep({ centre: mbale, zoom: 0 })).toBe(30);
    expect(gridStep({ centre: mbale, zoom: 8 })).toBe(0.2);
    expect(gridStep({ centre: mbale, zoom: 17 })).toBe(0.001);
  });
});
