import type { CompiledForm } from './compile-form.ts';
import type { Environment, FormSource, Scope } from './expression/scope.ts';
import type { DataNode, NodeSet } from './expression/values.ts';
import { sharedRepeat } from './find-reads.ts';
import { type Definition, isRepeat } from './definition.ts';
import { type FormChoice, listNamed, tableNamed, textIn } from './form.ts';
import { type FormNode, type FormTree, isFormNode, type RepeatCounts } from './form-tree.ts';
import { makeDocument } from './list-documents.ts';

/** Why an answer cannot stay. `choice` is one that the question does not offer (any more). */
export type AnswerProblem = 'required' | 'type' | 'constraint' | 'choice';

/** A record while it is filled in. Nothing in it is ever changed: each answer makes a new one. */
export type FormState = {
  readonly compiled: CompiledForm;
  /** In which choices are named. */
  readonly language: string;
  readonly tree: FormTree;
  readonly counts: RepeatCounts;
  /** Answers by path, as XForms writes them; what is empty is left out. */
  readonly values: ReadonlyMap<string, string>;
  /** Paths whose own `relevant` is false. */
  readonly irrelevant: ReadonlySet<string>;
  readonly required: ReadonlySet<string>;
  readonly readOnly: ReadonlySet<string>;
  readonly problems: ReadonlyMap<string, AnswerProblem>;
};

/** The same while it is worked out. */
export type Draft = {
  -readonly [K in keyof FormState]: FormState[K] extends ReadonlyMap<infer Key, infer Value>
    ? Map<Key, Value>
    : FormState[K] extends ReadonlySet<infer Member>
      ? Set<Member>
      : FormState[K];
};

export const draftOf = (state: FormState): Draft => ({
  ...state,
  counts: new Map(state.counts),
  values: new Map(state.values),
  irrelevant: new Set(state.irrelevant),
  required: new Set(state.required),
  readOnly: new Set(state.readOnly),
  problems: new Map(state.problems),
});

/** Whether it and all that holds it are relevant. */
export function isRelevant({ irrelevant }: Pick<FormState, 'irrelevant'>, node: DataNode): boolean {
  for (let at: DataNode | null = node; at !== null; at = at.parent) if (irrelevant.has(at.path)) return false;
  return true;
}

/** What expressions see of a record: the answers of what is relevant, and what is empty elsewhere. */
export function sourceOf(state: FormState, environment: Environment): FormSource {
  const documents = new Map<string, DataNode | null>();
  return {
    root: state.tree.root,
    environment,
    offsetMinutes: environment.offsetMinutes,
    textOf: (node) => node.text ?? (isRelevant(state, node) ? (state.values.get(node.path) ?? '') : ''),
    findNamed: (name, from, anywhere) => findNamed(state, name, from, anywhere),
    instanceNamed: (id) => {
      if (!documents.has(id)) documents.set(id, makeDocument(state.compiled.form, id));
      return documents.get(id) ?? null;
    },
    choiceLabel: (node, choice) => choiceLabel(state, node, choice),
  };
}

export const scopeAt = (source: FormSource, node: FormNode): Scope => ({
  source,
  node,
  origin: node,
  position: 1,
  size: 1,
});

/** Within the nearest repeat that both stand in those of that repeat alone; otherwise all there are. */
function findNamed({ compiled, tree }: FormState, name: string, from: DataNode, anywhere: boolean): NodeSet {
  const target = compiled.names.get(name)?.[0];
  if (target === undefined) return [];
  const shared = anywhere || !isFormNode(from) ? null : sharedRepeat(from.definition, target);
  if (shared === null) return tree.byDefinition.get(target) ?? [];
  let start: FormNode | null = isFormNode(from) ? from : null;
  while (start !== null && start.definition !== shared) start = start.parent;
  return start === null ? [] : descend(start, target, tree);
}

function descend(start: FormNode, target: Definition, tree: FormTree): NodeSet {
  const way: Definition[] = [];
  for (let at = target; at !== start.definition && at.parent !== null; at = at.parent) way.unshift(at);
  if (!way.some(isRepeat)) {
    const found = tree.byPath.get([start.path, ...way.map(({ name }) => name)].join('/'));
    return found === undefined ? [] : [found];
  }
  let nodes: readonly FormNode[] = [start];
  for (const step of way)
    nodes = nodes.flatMap(({ children }) => children.filter(({ definition }) => definition === step));
  return nodes;
}

/** Choices of a list, or of a file beside the form (`name` and `label`, or `label::…`). */
export function allChoices({ compiled: { form } }: FormState, node: DataNode): readonly FormChoice[] {
  const item = isFormNode(node) ? node.definition.item : null;
  if (item?.kind !== 'question' || item.list === undefined) return [];
  if (!item.fromFile) return listNamed(form, item.list) ?? [];
  const table = tableNamed(form, item.list);
  if (table === null) return [];
  return table.rows.map((cells) => {
    const columns = Object.fromEntries(table.columns.map((column, index) => [column, cells[index] ?? '']));
    const labels = Object.entries(columns).filter(([column]) => column === 'label' || column.startsWith('label::'));
    const label = Object.fromEntries(labels.map(([column, text]) => [column.slice('label::'.length), text]));
    return { name: columns['name'] ?? '', label, columns };
  });
}

function choiceLabel(state: FormState, node: DataNode, name: string): string | null {
  const choice = allChoices(state, node).find((one) => one.name === name);
  return choice === undefined ? null : textIn(choice.label, state.language, state.compiled.form) || choice.name;
}
