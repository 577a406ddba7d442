import { expect, it } from 'vitest';
import { makeCode } from '../../../../renderer/screens/capture/subject/make-code.ts';

it('makes a code of eight signs that are not mistaken for each other, each as likely as the others', () => {
  expect(makeCode(Uint8Array.of(0, 1, 31, 32, 255, 10, 17, 18))).toBe('01Z0-ZAHJ');
  const signs = Array.from({ length: 256 }, (_, byte) => makeCode(new Uint8Array(8).fill(byte))[0]);
  const counts = [...new Set(signs)].map((sign) => signs.filter((other) => other === sign).length);
  expect(counts).toEqual(Array.from({ length: 32 }, () => 8));
});
