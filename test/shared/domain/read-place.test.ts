import { describe, expect, test } from 'vitest';
import { geopointText, looksSwapped, placeText, readGeopoint, readPlace } from '../../../shared/domain/read-place.ts';

describe('a place that somebody types', () => {
  test.each([
    '0.3136, 32.5811',
    '0.3136 32.5811',
    '0.3136,32.5811',
    '0,3136; 32,5811',
    '0,3136 32,5811',
    '+0.3136, +32.5811',
    '0.3136 N 32.5811 E',
    '0.3136N, 32.5811E',
    'N 0.3136, E 32.5811',
    '32.5811 E, 0.3136 N',
    '0.3136° 32.5811°',
    `0°18'48.96" N 32°34'51.96" E`,
    '0°18′48.96″N, 32°34′51.96″E',
    `0° 18.816' N, 32° 34.866' E`,
    `0°18'48.96", 32°34'51.96"`,
    '٠٫٣١٣٦، ٣٢٫٥٨١١',
  ])('is read: %s', (typed) => {
    const read = readPlace(typed);

    expect(read.kind).toBe('place');
    if (read.kind !== 'place') return;
    expect(read.place.latitude).toBeCloseTo(0.3136, 6);
    expect(read.place.longitude).toBeCloseTo(32.5811, 6);
  });

  test('is south and west by letters or by signs', () => {
    const place = { latitude: -33.9249, longitude: -18.4241 };

    expect(readPlace('33.9249 S 18.4241 W')).toEqual({ kind: 'place', place });
    expect(readPlace('-33.9249, -18.4241')).toEqual({ kind: 'place', place });
  });

  test.each(['', 'Busiu', '0.3136', '1 2 3 4 5', '0.3 N 32.5 N', `0°75'00" N 32°00'00" E`, '-0.3 N, 32 E', '1, 2, 3'])(
    'is not guessed from "%s"',
    (typed) => {
      expect(readPlace(typed)).toEqual({ kind: 'unreadable' });
    },
  );

  test('beyond a pole is refused, with the exchanged one where that is on earth', () => {
    expect(readPlace('132.5811, 0.3136')).toEqual({
      kind: 'outside',
      proposal: { latitude: 0.3136, longitude: 132.5811 },
    });
    expect(readPlace('95, 200')).toEqual({ kind: 'outside', proposal: null });
  });
});

describe('latitude and longitude look exchanged', () => {
  const known = [{ latitude: 1.08, longitude: 34.17 }];

  test('where only the exchange brings the place near a known one', () => {
    expect(looksSwapped({ latitude: 34.2, longitude: 1.1 }, known)).toBe(true);
    expect(looksSwapped({ latitude: 1.1, longitude: 34.2 }, known)).toBe(false);
    expect(looksSwapped({ latitude: 50, longitude: 10 }, known)).toBe(false);
  });

  test('nowhere as long as nothing is known', () => {
    expect(looksSwapped({ latitude: 34.2, longitude: 1.1 }, [])).toBe(false);
  });
});

test('a geopoint is written as forms write it and read back', () => {
  const place = { latitude: 0.313_612_345_9, longitude: -32.5 };

  expect(geopointText(place, 12)).toBe('0.3136123 -32.5 0 12');
  expect(readGeopoint(geopointText(place, 12))).toEqual({
    latitude: 0.313_612_3,
    longitude: -32.5,
    accuracyMetres: 12,
  });
  expect(readGeopoint('1.08 34.17')).toMatchObject({ accuracyMetres: null });
  expect(readGeopoint('')).toBeNull();
  expect(readGeopoint('91 0 0 0')).toBeNull();
  expect(placeText(place)).toBe('0.3136123, -32.5');
});
