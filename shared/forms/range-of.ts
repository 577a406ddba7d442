import type { Expression, Operator } from './expression/syntax.ts';

export type NumberRange = { readonly min?: number; readonly max?: number };

const mirrored: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

/**
 * The numbers that a constraint allows, as far as it says them plainly: `. >= 6 and . <= 26`. A bound that is itself
 * forbidden (`. > 6`) is given as well. Empty where it says something else, or nothing.
 */
export function rangeOf(constraint: Expression | undefined): NumberRange {
  if (constraint?.kind !== 'operation') return {};
  const { operator, left, right } = constraint;
  if (operator === 'and') return { ...rangeOf(left), ...rangeOf(right) };
  const [limit, sign] = isItself(left) ? [numberIn(right), operator] : [numberIn(left), mirrored[operator]];
  if (limit === null || !(isItself(left) || isItself(right))) return {};
  if (sign === '>' || sign === '>=') return { min: limit };
  return sign === '<' || sign === '<=' ? { max: limit } : {};
}

/** `.`, the answer that is judged. */
const isItself = (expression: Expression): boolean =>
  expression.kind === 'path' &&
  expression.start === 'here' &&
  expression.predicates.length === 0 &&
  expression.steps.every(({ axis, predicates }) => axis === 'self' && predicates.length === 0);

function numberIn(expression: Expression): number | null {
  if (expression.kind === 'number') return expression.value;
  const inner = expression.kind === 'negate' ? numberIn(expression.operand) : null;
  return inner === null ? null : -inner;
}
