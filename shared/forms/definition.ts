import type { Expression } from './expression/syntax.ts';
import type { Form, FormItem } from './form.ts';

/** What an expression decides; the names are those of the item's fields. */
export type ExpressionUse =
  | 'relevant'
  | 'calculation'
  | 'constraint'
  | 'required'
  | 'readOnly'
  | 'choiceFilter'
  | 'count'
  | 'default';

/** The column of the survey sheet in which each use is written. */
export const columnOfUse: Readonly<Record<ExpressionUse, string>> = {
  relevant: 'relevant',
  calculation: 'calculation',
  constraint: 'constraint',
  required: 'required',
  readOnly: 'read_only',
  choiceFilter: 'choice_filter',
  count: 'repeat_count',
  default: 'default',
};

/** A question, group or repeat with its place in the form and its expressions as read. */
export type Definition = {
  readonly name: string;
  /** Without places in repeats: `/data/visit/weight`. */
  readonly path: string;
  /** Null for the form itself. */
  readonly item: FormItem | null;
  readonly parent: Definition | null;
  readonly children: readonly Definition[];
  readonly expressions: Partial<Record<ExpressionUse, Expression>>;
};

/** What pyxform calls a form's outermost node. */
export const ROOT_NAME = 'data';

export type ReadUses = (item: FormItem) => Definition['expressions'];

/** The form as a tree of definitions. */
export function defineForm({ items }: Pick<Form, 'items'>, readUses: ReadUses): Definition {
  const children: Definition[] = [];
  const path = `/${ROOT_NAME}`;
  const root: Definition = { name: ROOT_NAME, path, item: null, parent: null, children, expressions: {} };
  for (const item of items) children.push(define(item, root, readUses));
  return root;
}

function define(item: FormItem, parent: Definition, readUses: ReadUses): Definition {
  const children: Definition[] = [];
  const { name } = item;
  const path = `${parent.path}/${name}`;
  const definition: Definition = { name, path, item, parent, children, expressions: readUses(item) };
  if (item.kind !== 'question') for (const inner of item.items) children.push(define(inner, definition, readUses));
  return definition;
}

export function* everyDefinition(from: Definition): Generator<Definition> {
  yield from;
  for (const child of from.children) yield* everyDefinition(child);
}

/** Itself first, then what holds it, the form last. */
export function* outwards(from: Definition): Generator<Definition> {
  for (let at: Definition | null = from; at !== null; at = at.parent) yield at;
}

export const isRepeat = ({ item }: Definition): boolean => item?.kind === 'repeat';
