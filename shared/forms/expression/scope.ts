import type { OffsetMinutes } from './dates.ts';
import type { Expression } from './syntax.ts';
import { type DataNode, isNodeSet, type NodeSet, type Reading, type Value } from './values.ts';

/** What expressions may not take from the machine by themselves. */
export type Environment = {
  /** Milliseconds since 1970 UTC; the same through one evaluation. */
  readonly nowMs: number;
  readonly offsetMinutes: OffsetMinutes;
  /** A new UUID each time. */
  readonly newId: () => string;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly deviceId?: string;
  readonly userName?: string;
};

/** What an expression can look at. */
export type FormSource = Reading & {
  readonly root: DataNode;
  readonly environment: Environment;
  /** What `${name}` means at a node; `anywhere` all of that name, in whichever repeat. */
  readonly findNamed: (name: string, from: DataNode, anywhere: boolean) => NodeSet;
  /** The document of a list or table (`root/item`); null where there is none. */
  readonly instanceNamed: (id: string) => DataNode | null;
  /** What a choice of the question at a node is called; null where it has no such choice. */
  readonly choiceLabel: (node: DataNode, choice: string) => string | null;
};

/** Where an expression is evaluated. `origin` is what it belongs to (`current()`); `node` differs within filters. */
export type Scope = {
  readonly source: FormSource;
  readonly node: DataNode;
  readonly origin: DataNode;
  readonly position: number;
  readonly size: number;
};

/** What stands between a function's brackets, evaluated when asked for. Counted from 0; none but those are asked for that are there. */
export type Inputs = {
  readonly count: number;
  readonly scope: Scope;
  readonly value: (index: number) => Value;
  readonly text: (index: number) => string;
  readonly number: (index: number) => number;
  readonly isTrue: (index: number) => boolean;
  /** Null where it is no node-set. */
  readonly nodes: (index: number) => NodeSet | null;
  readonly expression: (index: number) => Expression | null;
};

export type FormFunction = {
  readonly least: number;
  /** `Infinity` where there may be any number. */
  readonly most: number;
  readonly call: (inputs: Inputs) => Value;
};
export type FunctionTable = Readonly<Record<string, FormFunction>>;

/** Each value by itself: of node-sets each node's text. */
export function* eachValue(inputs: Inputs, from: number): Generator<Exclude<Value, NodeSet>> {
  for (let index = from; index < inputs.count; index++) yield* eachOf(inputs, index);
}

export function* eachOf(inputs: Inputs, index: number): Generator<Exclude<Value, NodeSet>> {
  const value = inputs.value(index);
  if (!isNodeSet(value)) yield value;
  else for (const node of value) yield inputs.scope.source.textOf(node);
}
