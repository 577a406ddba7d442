import type { Cell } from '../column.ts';
import type { WrittenRule } from '../project.ts';
import type { RuleDecision } from '../record.ts';

/** What a written rule says of values; `answer` is null where its column has no value, or text where a number belongs. */
export function decideByRule(rule: WrittenRule, values: Readonly<Record<string, Cell>>): RuleDecision {
  const holds = isFulfilled(rule, values[rule.column] ?? null);
  const answer = holds === null ? null : holds ? rule.answer : rule.otherwise;
  return { rule: `${rule.column} ${rule.operator} ${rule.value}`, answer };
}

/** On which side of the rule's limit a value lies that fulfils it; null for what does not, for other columns and for text. */
export function sideOfRule(
  rule: WrittenRule,
  column: string,
  value: Cell,
): { readonly side: 'below' | 'above'; readonly limit: number } | null {
  const { operator, value: limit } = rule;
  if (column !== rule.column || typeof limit !== 'number' || operator === '=' || operator === '!=') return null;
  if (isFulfilled(rule, value) !== true || value === limit) return null;
  return { side: operator.startsWith('<') ? 'below' : 'above', limit };
}

function isFulfilled({ operator, value: limit }: WrittenRule, value: Cell): boolean | null {
  if (value === null || value === '') return null;
  if (typeof limit === 'number' && typeof value !== 'number') return null;
  const [left, right] = typeof limit === 'number' ? [Number(value), limit] : [String(value), limit];
  switch (operator) {
    case '=':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
