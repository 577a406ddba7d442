import { expect, test } from 'vitest';
import { sideOfRule } from '../../../shared/domain/decide-by-rule.ts';
import { WrittenRule } from '../../../shared/project.ts';

const rule = (operator: string, value: string | number) =>
  WrittenRule.parse({ column: 'muac_cm', operator, value, answer: 'refer', otherwise: 'well' });

test.each([
  ['<', 11.2, 'below'],
  ['<', 11.5, null],
  ['<', 12, null],
  ['<=', 11.5, null],
  ['>=', 12, 'above'],
  ['=', 11.5, null],
] as const)('muac %s 11.5 says of %d: %s', (operator, value, side) => {
  expect(sideOfRule(rule(operator, 11.5), 'muac_cm', value)?.side ?? null).toBe(side);
});

test('nothing is said of another column, of what is missing, or by a rule on text', () => {
  expect(sideOfRule(rule('<', 11.5), 'weight_kg', 3)).toBeNull();
  expect(sideOfRule(rule('<', 11.5), 'muac_cm', null)).toBeNull();
  expect(sideOfRule(rule('<', 'm'), 'muac_cm', 'a')).toBeNull();
});
