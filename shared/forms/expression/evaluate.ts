import { calculate, compare } from './compare.ts';
import { functions } from './function-table.ts';
import type { Inputs, Scope } from './scope.ts';
import type { Call, Expression, Path, Step } from './syntax.ts';
import { type DataNode, isNodeSet, type NodeSet, toBoolean, toNumber, toText, type Value } from './values.ts';

/** What an expression says at a place. Never throws for what people typed: what has no answer is NaN, '' or no nodes. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
    case 'text':
      return expression.value;
    case 'negate':
      return -toNumber(evaluate(expression.operand, scope), scope.source);
    case 'reference':
      return scope.source.findNamed(expression.name, scope.origin, false);
    case 'call':
      return call(expression, scope);
    case 'path':
      return followPath(expression, scope);
    case 'operation':
      return operate(expression, scope);
  }
}

function operate({ operator, left, right }: Expression & { kind: 'operation' }, scope: Scope): Value {
  if (operator === 'or') return isTrue(left, scope) || isTrue(right, scope);
  if (operator === 'and') return isTrue(left, scope) && isTrue(right, scope);
  const [one, other] = [evaluate(left, scope), evaluate(right, scope)];
  switch (operator) {
    case '|':
      return union(one, other, scope.source.root);
    case '=':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, one, other, scope.source);
    default:
      return calculate(operator, one, other, scope.source);
  }
}

export const isTrue = (expression: Expression, scope: Scope): boolean => toBoolean(evaluate(expression, scope));

/** In the order of the document. */
function union(one: Value, other: Value, root: DataNode): NodeSet {
  const nodes = new Set([...(isNodeSet(one) ? one : []), ...(isNodeSet(other) ? other : [])]);
  const ordered = [...descendantsOf(root)].filter((node) => nodes.has(node));
  return ordered.length === nodes.size ? ordered : [...nodes];
}

function call({ name, inputs }: Call, scope: Scope): Value {
  const known = functions.get(name);
  if (known === undefined) throw new Error(`${name}() was not read by readExpression`);
  return known.call(inputsOf(inputs, scope));
}

function inputsOf(expressions: readonly Expression[], scope: Scope): Inputs {
  const value = (index: number): Value => {
    const expression = expressions[index];
    return expression === undefined ? '' : evaluate(expression, scope);
  };
  return {
    count: expressions.length,
    scope,
    value,
    text: (index) => toText(value(index), scope.source),
    number: (index) => toNumber(value(index), scope.source),
    isTrue: (index) => toBoolean(value(index)),
    nodes: (index) => {
      const found = value(index);
      return isNodeSet(found) ? found : null;
    },
    expression: (index) => expressions[index] ?? null,
  };
}

function followPath({ start, predicates, steps }: Path, scope: Scope): NodeSet {
  let nodes = filter(startOf(start, scope), predicates, scope);
  for (const step of steps) nodes = takeStep(nodes, step, scope);
  return nodes;
}

function startOf(start: Path['start'], scope: Scope): NodeSet {
  if (start === 'here') return [scope.node];
  if (start === 'root') return [documentOf(scope)];
  const value = evaluate(start, scope);
  return isNodeSet(value) ? value : [];
}

/** What holds the outermost node: `/data` is a step from there. */
const documentOf = ({ source: { root } }: Scope): DataNode => ({
  name: '',
  path: '',
  parent: null,
  children: [root],
  text: null,
});

function takeStep(nodes: NodeSet, { axis, name, predicates }: Step, scope: Scope): NodeSet {
  const found = new Set<DataNode>();
  for (const node of nodes) {
    const named = onAxis(node, axis).filter((one) => name === '*' || one.name === name);
    for (const one of filter(named, predicates, scope)) found.add(one);
  }
  return [...found];
}

function onAxis(node: DataNode, axis: Step['axis']): NodeSet {
  switch (axis) {
    case 'child':
      return node.children;
    case 'self':
      return [node];
    case 'parent':
      return node.parent === null ? [] : [node.parent];
    case 'descendant':
      return [...descendantsOf(node)].slice(1);
  }
}

function* descendantsOf(node: DataNode): Generator<DataNode> {
  yield node;
  for (const child of node.children) yield* descendantsOf(child);
}

/** A number in brackets is a place, from 1; anything else is true or not (XPath 1.0, 2.4). */
function filter(nodes: NodeSet, predicates: readonly Expression[], scope: Scope): NodeSet {
  let left = nodes;
  for (const predicate of predicates) {
    const size = left.length;
    left = left.filter((node, index) => {
      const value = evaluate(predicate, { ...scope, node, position: index + 1, size });
      return typeof value === 'number' ? value === index + 1 : toBoolean(value);
    });
  }
  return left;
}
