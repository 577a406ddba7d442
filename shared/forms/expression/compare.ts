import type { Operator } from './syntax.ts';
import { isNodeSet, type Reading, toBoolean, toNumber, type Value } from './values.ts';

const isEquality = (operator: Operator): operator is '=' | '!=' => operator === '=' || operator === '!=';

/** XPath 1.0, 3.4: of node-sets it is enough that one node (or one pair) holds. */
export function compare(operator: Operator, left: Value, right: Value, reading: Reading): boolean {
  if (isEquality(operator) && (typeof left === 'boolean' || typeof right === 'boolean')) {
    return (toBoolean(left) === toBoolean(right)) === (operator === '=');
  }
  if (isNodeSet(left)) return left.some((node) => compare(operator, reading.textOf(node), right, reading));
  if (isNodeSet(right)) return right.some((node) => compare(operator, left, reading.textOf(node), reading));
  return comparePair(operator, left, right, reading);
}

function comparePair(operator: Operator, left: Value, right: Value, reading: Reading): boolean {
  if (isEquality(operator) && typeof left === 'string' && typeof right === 'string') {
    return (left === right) === (operator === '=');
  }
  const [one, other] = [toNumber(left, reading), toNumber(right, reading)];
  switch (operator) {
    case '=':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    default:
      return one >= other;
  }
}

/** Both as numbers; NaN where one is none. A division by zero is infinite, as in IEEE 754. */
export function calculate(operator: Operator, left: Value, right: Value, reading: Reading): number {
  const [one, other] = [toNumber(left, reading), toNumber(right, reading)];
  switch (operator) {
    case '+':
      return one + other;
    case '-':
      return one - other;
    case '*':
      return one * other;
    case 'div':
      return one / other;
    default:
      return one % other;
  }
}
