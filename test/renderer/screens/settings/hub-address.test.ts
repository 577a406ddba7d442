import { expect, test } from 'vitest';
import { isOfThisLaptopAlone, readPort } from '../../../../renderer/screens/settings/hub/hub-address.ts';

test('an address that nothing but the laptop reaches is told from one of a network', () => {
  expect(['127.0.0.1', '127.1.2.3', '192.168.1.10', '10.127.0.1'].map(isOfThisLaptopAlone)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test.each([
  ['8718', 8718],
  [' 1024 ', 1024],
  ['65535', 65_535],
  ['1023', null],
  ['65536', null],
  ['80', null],
  ['8e10', null],
  ['', null],
])('the port typed as "%s" is %s', (typed, port) => {
  expect(readPort(typed)).toBe(port);
});
