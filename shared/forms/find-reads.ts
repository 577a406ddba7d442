import { isRepeat, type Definition } from './definition.ts';
import type { Call, Expression, Path, Reference, Step } from './expression/syntax.ts';

/** What an expression looks at, found without evaluating it. */
export type Reads = {
  readonly read: ReadonlySet<Definition>;
  /** Of the list or table that a `choice_filter` goes through. */
  readonly columns: ReadonlySet<string>;
  readonly faults: readonly ReferenceFault[];
};
export type ReferenceFault = {
  readonly code: 'form.unknownReference' | 'form.ambiguousReference';
  readonly name: string;
};

export type Names = ReadonlyMap<string, readonly Definition[]>;

/** Every definition that an expression of `owner` reads. A filter of choices stands within a row of its list. */
export function findReads(
  expression: Expression,
  owner: Definition,
  root: Definition,
  names: Names,
  isChoiceFilter: boolean,
): Reads {
  const finder = new ReadFinder(owner, root, names);
  finder.visit(expression, isChoiceFilter ? ROW_OF_CHOICES : [owner]);
  return finder;
}

/** Definitions that an expression leads to; null where it is a value, or leads into a list or table. */
type Found = readonly Definition[] | null;
const ROW_OF_CHOICES: Found = [];

class ReadFinder implements Reads {
  readonly read = new Set<Definition>();
  readonly columns = new Set<string>();
  readonly faults: ReferenceFault[] = [];
  readonly #owner: Definition;
  readonly #root: Definition;
  readonly #names: Names;

  constructor(owner: Definition, root: Definition, names: Names) {
    this.#owner = owner;
    this.#root = root;
    this.#names = names;
  }

  visit(expression: Expression, context: Found): Found {
    const found = this.#lead(expression, context);
    for (const definition of found ?? []) this.read.add(definition);
    return found;
  }

  /** Where it leads; what stands on the way is not read. */
  #lead(expression: Expression, context: Found): Found {
    switch (expression.kind) {
      case 'number':
      case 'text':
        return null;
      case 'negate':
        this.visit(expression.operand, context);
        return null;
      case 'operation': {
        const sides = [this.visit(expression.left, context), this.visit(expression.right, context)];
        return expression.operator === '|' ? sides.flatMap((side) => side ?? []) : null;
      }
      case 'reference':
        return this.#reference(expression);
      case 'call':
        return this.#call(expression, context);
      case 'path':
        return this.#path(expression, context);
    }
  }

  #reference({ name }: Reference): Found {
    const [found, ...others] = this.#names.get(name) ?? [];
    if (found === undefined) this.#fault('form.unknownReference', name);
    if (others.length > 0) this.#fault('form.ambiguousReference', name);
    return found === undefined ? null : [found];
  }

  #fault(code: ReferenceFault['code'], name: string): void {
    this.faults.push({ code, name });
  }

  #call({ name, inputs }: Call, context: Found): Found {
    if (name === 'current') return [this.#owner];
    const found = inputs.map((input) => this.visit(input, context));
    return name === 'indexed-repeat' ? (found[0] ?? null) : null;
  }

  #path({ start, predicates, steps }: Path, context: Found): Found {
    if (start === 'here' && context === ROW_OF_CHOICES) return this.#column(steps);
    const isFromRoot = start === 'root';
    let found = start === 'here' ? context : isFromRoot ? null : this.#lead(start, context);
    this.#predicates(predicates, found);
    steps.forEach((step, index) => {
      found = isFromRoot && index === 0 ? this.#fromRoot(step) : this.#step(step, found);
      this.#predicates(step.predicates, found);
    });
    return found;
  }

  #column(steps: readonly Step[]): null {
    const [first] = steps;
    if (first?.axis === 'child' && first.name !== '*') this.columns.add(first.name);
    for (const { predicates } of steps) this.#predicates(predicates, null);
    return null;
  }

  #fromRoot({ axis, name }: Step): Found {
    if (axis === 'descendant') return this.#step({ axis, name, predicates: [] }, [this.#root]);
    if (name === this.#root.name || name === '*') return [this.#root];
    this.#fault('form.unknownReference', `/${name}`);
    return null;
  }

  #step({ axis, name }: Step, from: Found): Found {
    if (from === null) return null;
    const found = from.flatMap((definition) => along(definition, axis));
    const named = name === '*' ? found : found.filter((one) => one.name === name);
    if (named.length === 0 && name !== '*') this.#fault('form.unknownReference', name);
    return named;
  }

  #predicates(predicates: readonly Expression[], context: Found): void {
    for (const predicate of predicates) this.visit(predicate, context);
  }
}

function along(definition: Definition, axis: Step['axis']): readonly Definition[] {
  switch (axis) {
    case 'child':
      return definition.children;
    case 'self':
      return [definition];
    case 'parent':
      return definition.parent === null ? [] : [definition.parent];
    case 'descendant':
      return definition.children.flatMap((child) => [child, ...along(child, 'descendant')]);
  }
}

/** The nearest repeat that holds both, and what lies between it and the target, outermost first. A repeat is not within itself. */
export function sharedRepeat(from: Definition, target: Definition): Definition | null {
  const outer = new Set<Definition>();
  for (let at = target.parent; at !== null; at = at.parent) if (isRepeat(at)) outer.add(at);
  for (let at: Definition | null = from; at !== null; at = at.parent) if (outer.has(at)) return at;
  return null;
}
