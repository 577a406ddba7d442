import { expect } from 'vitest';

/** Equal to a reference implementation’s value to 1e-9 of it: small p-values keep their digits. */
export function expectAgreement(actual: number, expected: number): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(1e-9 * Math.abs(expected));
}
