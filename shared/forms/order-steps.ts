import { type Definition, type ExpressionUse, everyDefinition, outwards } from './definition.ts';
import type { Expression } from './expression/syntax.ts';

/**
 * One thing to work out. `calculation` writes a value, `relevant` what is shown, `count` how often a repeat is asked;
 * `answer` says what is wrong with an answer, and whether one is needed, and nothing depends on it.
 */
export type Step = {
  readonly kind: 'calculation' | 'relevant' | 'count' | 'answer';
  readonly definition: Definition;
  /** Null for `answer`, which has several. */
  readonly expression: Expression | null;
  readonly reads: ReadonlySet<Definition>;
};

export type OrderedSteps = {
  /** Each after all that it depends on. */
  readonly steps: readonly Step[];
  /** By a definition's path: places in `steps` of what has to be worked out again when its value changed, ascending. */
  readonly affectedBy: (definition: Definition) => readonly number[];
  /** Circles, each from its first step to that again; where many share a step, one of them. */
  readonly cycles: readonly (readonly Step[])[];
};

export type ReadsOf = (definition: Definition, use: ExpressionUse) => ReadonlySet<Definition>;

/** Puts the steps of a form in an order in which each is needed once. */
export function orderSteps(root: Definition, readsOf: ReadsOf): OrderedSteps {
  const steps = [...everyDefinition(root)].flatMap((definition) => stepsOf(definition, readsOf));
  const writers = writersOf(steps);
  const needs = new Map(steps.map((step) => [step, [...new Set(needsOf(step, writers))]]));
  const { ordered, cycles } = sortSteps(steps, needs);
  const placeOf = new Map(ordered.map((step, index) => [step, index]));
  const followers = turnRound(needs);
  const readers = readersOf(ordered);
  const affectedBy = (definition: Definition): readonly number[] => {
    const affected = new Set<Step>();
    const open = [...(readers.get(definition) ?? [])];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      if (affected.has(step)) continue;
      affected.add(step);
      open.push(...(followers.get(step) ?? []));
    }
    return [...affected].map((step) => placeOf.get(step) ?? 0).toSorted((one, other) => one - other);
  };
  return { steps: ordered, affectedBy, cycles };
}

function stepsOf(definition: Definition, readsOf: ReadsOf): readonly Step[] {
  const written = (['relevant', 'count', 'calculation'] as const).flatMap((kind): readonly Step[] => {
    const expression = definition.expressions[kind];
    return expression === undefined ? [] : [{ kind, definition, expression, reads: readsOf(definition, kind) }];
  });
  if (definition.item?.kind !== 'question') return written;
  const uses: readonly ExpressionUse[] = ['constraint', 'required', 'readOnly', 'choiceFilter'];
  const reads = new Set([definition, ...uses.flatMap((use) => [...readsOf(definition, use)])]);
  return [...written, { kind: 'answer', definition, expression: null, reads }];
}

type Writers = ReadonlyMap<Definition, readonly Step[]>;

function writersOf(steps: readonly Step[]): Writers {
  const writers = new Map<Definition, Step[]>();
  for (const step of steps) {
    if (step.kind !== 'answer') writers.set(step.definition, [...(writers.get(step.definition) ?? []), step]);
  }
  return writers;
}

/**
 * A value is read with whether it and all that holds it are relevant, and how many of it there are. What is not relevant
 * is not calculated, so a calculation also needs to know whether it is asked for.
 */
function* needsOf({ kind, definition, reads }: Step, writers: Writers): Generator<Step> {
  for (const read of reads) {
    yield* (writers.get(read) ?? []).filter((writer) => writer.kind === 'calculation');
    yield* presenceOf(read, writers);
  }
  if (kind === 'calculation') yield* presenceOf(definition, writers);
}

function* presenceOf(definition: Definition, writers: Writers): Generator<Step> {
  for (const outer of outwards(definition)) {
    for (const writer of writers.get(outer) ?? []) if (writer.kind !== 'calculation') yield writer;
  }
}

type Needs = ReadonlyMap<Step, readonly Step[]>;

function turnRound(needs: Needs): ReadonlyMap<Step, readonly Step[]> {
  const followers = new Map<Step, Step[]>();
  for (const [step, needed] of needs) {
    for (const one of needed) {
      const list = followers.get(one);
      if (list === undefined) followers.set(one, [step]);
      else list.push(step);
    }
  }
  return followers;
}

function readersOf(steps: readonly Step[]): ReadonlyMap<Definition, readonly Step[]> {
  const readers = new Map<Definition, Step[]>();
  for (const step of steps) {
    for (const read of step.reads) {
      const list = readers.get(read);
      if (list === undefined) readers.set(read, [step]);
      else list.push(step);
    }
  }
  return readers;
}

/** Depth first; a step that is met again while it is still open closes a circle. */
function sortSteps(steps: readonly Step[], needs: Needs): { ordered: readonly Step[]; cycles: OrderedSteps['cycles'] } {
  const ordered: Step[] = [];
  const done = new Set<Step>();
  const open: Step[] = [];
  const cycles: (readonly Step[])[] = [];
  const inCycle = new Set<Step>();
  const visit = (step: Step): void => {
    if (done.has(step)) return;
    const begin = open.indexOf(step);
    if (begin !== -1) {
      const circle = open.slice(begin);
      if (!circle.some((one) => inCycle.has(one))) cycles.push([...circle, step]);
      for (const one of circle) inCycle.add(one);
      return;
    }
    open.push(step);
    for (const needed of needs.get(step) ?? []) visit(needed);
    open.pop();
    done.add(step);
    ordered.push(step);
  };
  for (const step of steps) visit(step);
  return { ordered, cycles };
}
