import type { Definition } from '../definition.ts';
import type { Call, Expression, Path, Reference, Step } from '../expression/syntax.ts';
import { type Names, sharedRepeat } from '../find-reads.ts';

/** Whose expression it is, and what its names mean. */
export type ExpressionPlace = {
  readonly owner: Definition;
  readonly names: Names;
  /** Within brackets `.` is what they filter, and the owner is `current()`. */
  readonly isFilter: boolean;
};

/** An expression as XForms writes it: `${name}` becomes a path, as pyxform has it. */
export function writeExpression(expression: Expression, place: ExpressionPlace): string {
  switch (expression.kind) {
    case 'number':
      return writeNumber(expression.value);
    case 'text':
      return quote(expression.value);
    case 'negate':
      return `-${writeOperand(expression.operand, place)}`;
    case 'operation':
      return `${writeOperand(expression.left, place)} ${expression.operator} ${writeOperand(expression.right, place)}`;
    case 'reference':
      return writeReference(expression, place);
    case 'call':
      return writeCall(expression, place);
    case 'path':
      return writePath(expression, place);
  }
}

/** XPath has no way to write both kinds of quotes in one text, and none that was read holds both. */
export const quote = (text: string): string => (text.includes("'") ? `"${text}"` : `'${text}'`);

/** XPath 1.0 knows no exponents. */
function writeNumber(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return Math.abs(value) >= 1 ? BigInt(value).toString() : value.toFixed(20);
}

function writeOperand(expression: Expression, place: ExpressionPlace): string {
  const text = writeExpression(expression, place);
  return expression.kind === 'operation' || expression.kind === 'negate' ? `(${text})` : text;
}

function definitionOf({ name }: Reference, { names }: ExpressionPlace): Definition {
  const [found] = names.get(name) ?? [];
  if (found === undefined) throw new Error(`\${${name}} was not found by compileForm`);
  return found;
}

/** Within a repeat that both stand in, the way from one to the other; otherwise the path from the root. */
function writeReference(reference: Reference, place: ExpressionPlace): string {
  const target = definitionOf(reference, place);
  const shared = sharedRepeat(place.owner, target);
  if (shared === null) return target.path;
  const ups: string[] = [];
  for (let at = place.owner; at !== shared && at.parent !== null; at = at.parent) ups.push('..');
  const down = target.path.slice(shared.path.length + 1);
  const start = place.isFilter ? ['current()'] : ups.length === 0 ? ['.'] : [];
  return [...start, ...ups, down].join('/');
}

function writeCall(call: Call, place: ExpressionPlace): string {
  const inputs = call.inputs.map((input, index) => writeInput(call, input, index, place));
  return `${call.name}(${inputs.join(', ')})`;
}

/** Some functions take a question itself and not its answer: by its path from the root, `jr:choice-name` in quotes. */
function writeInput({ name }: Call, input: Expression, index: number, place: ExpressionPlace): string {
  if (input.kind === 'reference') {
    const { path } = definitionOf(input, place);
    if (name === 'jr:choice-name' && index === 1) return `'${path}'`;
    if (name === 'indexed-repeat' && (index === 0 || index % 2 === 1)) return path;
  }
  return writeExpression(input, place);
}

function writePath({ start, predicates, steps }: Path, place: ExpressionPlace): string {
  const written = steps.map((step) => writeStep(step, place));
  const joined = written.map((step, index) => (index === 0 ? step : `${separatorOf(steps[index])}${step}`)).join('');
  const before = steps.length === 0 ? '' : separatorOf(steps[0]);
  if (start === 'here') return joined;
  if (start === 'root') return `${steps.length === 0 ? '/' : before}${joined}`;
  const isSimple = start.kind === 'reference' || start.kind === 'call';
  const base = writeExpression(start, place);
  return `${isSimple ? base : `(${base})`}${writePredicates(predicates, place)}${before}${joined}`;
}

const separatorOf = (step: Step | undefined): string => (step?.axis === 'descendant' ? '//' : '/');

function writeStep({ axis, name, predicates }: Step, place: ExpressionPlace): string {
  const node = axis === 'self' ? '.' : axis === 'parent' ? '..' : name;
  return `${node}${writePredicates(predicates, place)}`;
}

const writePredicates = (predicates: readonly Expression[], place: ExpressionPlace): string =>
  predicates.map((predicate) => `[${writeExpression(predicate, { ...place, isFilter: true })}]`).join('');
