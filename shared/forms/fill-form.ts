import type { CompiledForm } from './compile-form.ts';
import { type Definition, everyDefinition, isRepeat } from './definition.ts';
import { midnightOf, textOfMoment } from './expression/dates.ts';
import { evaluate } from './expression/evaluate.ts';
import type { Environment } from './expression/scope.ts';
import { toText } from './expression/values.ts';
import type { FormQuestion, MetadataKind } from './form.ts';
import { type Draft, draftOf, type FormState, scopeAt, sourceOf } from './form-state.ts';
import { type FormNode, growTree } from './form-tree.ts';
import { moveRepeats } from './move-repeats.ts';
import { type FormDraft, MOST_REPEATS } from './form-draft.ts';
import { setValue, workOut, workOutAll } from './work-out.ts';

/** A new record with its defaults, or a draft as it was left; what is calculated is worked out again. */
export function openForm(
  compiled: CompiledForm,
  language: string,
  environment: Environment,
  kept?: FormDraft,
): FormState {
  const counts = new Map(Object.entries(kept?.counts ?? {}));
  const draft: Draft = {
    compiled,
    language,
    tree: growTree(compiled.root, counts),
    counts,
    values: new Map(Object.entries(kept?.values ?? {})),
    irrelevant: new Set(),
    required: new Set(),
    readOnly: new Set(),
    problems: new Map(),
  };
  const known: ReadonlySet<string> = new Set();
  workOutWithDefaults(draft, environment, kept === undefined ? known : new Set(draft.tree.byPath.keys()));
  return draft;
}

/** A draft to keep, for `openForm`. */
export const keepDraft = ({ values, counts }: FormState): FormDraft => ({
  values: Object.fromEntries(values),
  counts: Object.fromEntries(counts),
});

/**
 * The record with another answer at a path, as XForms writes it (`2026-11-23`, `cough fever`); '' empties it. Only what
 * depends on it is worked out again. An answer that its type does not allow is kept, and named as a problem.
 */
export function setAnswer(state: FormState, path: string, text: string, environment: Environment): FormState {
  const node = state.tree.byPath.get(path);
  if (node === undefined || (state.values.get(path) ?? '') === text) return state;
  const draft = draftOf(state);
  setValue(draft, path, text);
  const { steps, affectedBy } = state.compiled;
  const affected = affectedBy(node.definition).flatMap((index) => steps[index] ?? []);
  if (workOut(draft, affected, environment)) regrow(draft, environment);
  return draft;
}

/** One more of a repeat (`/data/visit`), with its defaults; none where there are `MOST_REPEATS` already. */
export function addRepeat(state: FormState, path: string, environment: Environment): FormState {
  const count = state.counts.get(path) ?? 1;
  if (count >= MOST_REPEATS) return state;
  const draft = draftOf(state);
  draft.counts.set(path, count + 1);
  regrow(draft, environment);
  return draft;
}

/** Without one of a repeat (`/data/visit[2]`); those after it move up. */
export function removeRepeat(state: FormState, path: string, environment: Environment): FormState {
  const node = state.tree.byPath.get(path);
  if (node === undefined || !isRepeat(node.definition)) return state;
  const draft = { ...draftOf(state), ...moveRepeats(state, node) };
  regrow(draft, environment);
  return draft;
}

/** The record in another language of the form: names of choices in calculations are those of that language. */
export function setLanguage(state: FormState, language: string, environment: Environment): FormState {
  const draft = { ...draftOf(state), language };
  workOutAll(draft, environment);
  return draft;
}

/** The record with its end noted, when it is finished. */
export function noteEnd(state: FormState, environment: Environment): FormState {
  let noted = state;
  for (const node of state.tree.byPath.values()) {
    if (metadataOf(node) === 'end') noted = setAnswer(noted, node.path, nowText(environment), environment);
  }
  return noted;
}

function regrow(draft: Draft, environment: Environment): void {
  const known = new Set(draft.tree.byPath.keys());
  draft.tree = growTree(draft.compiled.root, draft.counts);
  workOutWithDefaults(draft, environment, known);
}

/** Gives what is new its defaults: those that are written before the first calculation, those that are worked out after it. */
function workOutWithDefaults(draft: Draft, environment: Environment, before: ReadonlySet<string>): void {
  const known = new Set(before);
  for (;;) {
    const fresh = [...draft.tree.byPath.values()].filter(({ path }) => !known.has(path));
    const empty = fresh.filter(({ path }) => !draft.values.has(path)); // what a count brings back has its answers still
    for (const node of empty) giveWritten(draft, node, environment);
    workOutAll(draft, environment);
    if (giveWorkedOut(draft, empty, environment)) workOutAll(draft, environment);
    for (const { path } of fresh) known.add(path);
    if (fresh.length === 0 || known.size >= draft.tree.byPath.size) return;
  }
}

function giveWritten(draft: Draft, node: FormNode, environment: Environment): void {
  const { item, expressions } = node.definition;
  if (item?.kind !== 'question') return;
  const metadata = metadataText(item, environment);
  if (metadata !== null) setValue(draft, node.path, metadata);
  else if (expressions.default === undefined && item.default !== undefined) setValue(draft, node.path, item.default);
}

function giveWorkedOut(draft: Draft, fresh: readonly FormNode[], environment: Environment): boolean {
  const given = fresh.filter(({ definition }) => definition.expressions.default !== undefined);
  for (const node of given) {
    const expression = node.definition.expressions.default;
    const source = sourceOf(draft, environment);
    if (expression !== undefined)
      setValue(draft, node.path, toText(evaluate(expression, scopeAt(source, node)), source));
  }
  return given.length > 0;
}

const nowText = ({ nowMs, offsetMinutes }: Environment): string => textOfMoment(nowMs, offsetMinutes);

function metadataOf({ definition: { item } }: { readonly definition: Definition }): MetadataKind | undefined {
  return item?.kind === 'question' ? item.metadata : undefined;
}

/** Null where the question notes nothing at its begin. */
function metadataText({ metadata }: FormQuestion, environment: Environment): string | null {
  switch (metadata) {
    case 'start':
      return nowText(environment);
    case 'today':
      return textOfMoment(midnightOf(environment.nowMs, environment.offsetMinutes), environment.offsetMinutes);
    case 'deviceid':
      return environment.deviceId ?? '';
    case 'username':
      return environment.userName ?? '';
    default:
      return null;
  }
}

/** Questions that stand in no repeat, each of which has one answer in a record. */
export const singleQuestions = ({ root }: CompiledForm): readonly Definition[] =>
  [...everyDefinition(root)].filter((definition) => definition.item?.kind === 'question' && !isRepeated(definition));

/** Whether it may have several answers in one record. */
export function isRepeated(definition: Definition): boolean {
  for (let at: Definition | null = definition; at !== null; at = at.parent) if (isRepeat(at)) return true;
  return false;
}
