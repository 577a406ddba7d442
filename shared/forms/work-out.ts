import { isOfType } from './answer-type.ts';
import { evaluate, isTrue } from './expression/evaluate.ts';
import type { Environment, FormSource } from './expression/scope.ts';
import { toNumber, toText } from './expression/values.ts';
import type { FormQuestion } from './form.ts';
import { MOST_REPEATS } from './form-draft.ts';
import { type AnswerProblem, type Draft, isRelevant, scopeAt, sourceOf } from './form-state.ts';
import { type FormNode, growTree } from './form-tree.ts';
import { offeredChoices } from './offered-choices.ts';
import type { Step } from './order-steps.ts';

/** Works out everything, again where counts of repeats made new questions. */
export function workOutAll(draft: Draft, environment: Environment): void {
  const { steps, root } = draft.compiled;
  const mostRounds = steps.filter(({ kind }) => kind === 'count').length + 1;
  for (let round = 0; round <= mostRounds; round++) {
    for (const marks of [draft.irrelevant, draft.required, draft.readOnly, draft.problems]) marks.clear(); // also of what is gone
    if (!workOut(draft, steps, environment)) return;
    draft.tree = growTree(root, draft.counts);
  }
}

/** Takes steps in their order. True where a count of repeats changed: the questions are others then, and all is to do again. */
export function workOut(draft: Draft, steps: Iterable<Step>, environment: Environment): boolean {
  const source = sourceOf(draft, environment);
  for (const step of steps) {
    if (step.kind === 'count') {
      if (countRepeats(draft, step, source)) return true;
    } else {
      for (const node of draft.tree.byDefinition.get(step.definition) ?? []) takeStep(draft, step, node, source);
    }
  }
  return false;
}

function takeStep(draft: Draft, { kind, expression }: Step, node: FormNode, source: FormSource): void {
  if (expression === null) return judgeAnswer(draft, node, source);
  const scope = scopeAt(source, node);
  if (kind === 'relevant') setMember(draft.irrelevant, node.path, !isTrue(expression, scope));
  else if (isRelevant(draft, node)) setValue(draft, node.path, toText(evaluate(expression, scope), source));
}

function countRepeats(draft: Draft, { definition, expression }: Step, source: FormSource): boolean {
  if (expression === null || definition.parent === null) return false;
  let hasChanged = false;
  for (const parent of draft.tree.byDefinition.get(definition.parent) ?? []) {
    const path = `${parent.path}/${definition.name}`;
    const place: FormNode = { name: definition.name, path, parent, children: [], text: null, definition };
    const wanted = toNumber(evaluate(expression, scopeAt(source, place)), source);
    const count = wanted > 0 ? Math.min(Math.floor(wanted), MOST_REPEATS) : 0;
    if (count === (draft.counts.get(path) ?? 1)) continue;
    draft.counts.set(path, count);
    hasChanged = true;
  }
  return hasChanged;
}

/** What XForms writes for an empty answer is left out. */
export function setValue({ values }: Pick<Draft, 'values'>, path: string, text: string): void {
  if (text === '') values.delete(path);
  else values.set(path, text);
}

function setMember(set: Set<string>, member: string, isIn: boolean): void {
  if (isIn) set.add(member);
  else set.delete(member);
}

function judgeAnswer(draft: Draft, node: FormNode, source: FormSource): void {
  const { item, expressions } = node.definition;
  if (item?.kind !== 'question') return;
  const scope = scopeAt(source, node);
  setMember(draft.required, node.path, expressions.required !== undefined && isTrue(expressions.required, scope));
  setMember(draft.readOnly, node.path, expressions.readOnly !== undefined && isTrue(expressions.readOnly, scope));
  const problem = isRelevant(draft, node) ? findProblem(draft, node, item, source) : null;
  if (problem === null) draft.problems.delete(node.path);
  else draft.problems.set(node.path, problem);
}

/** An empty answer breaks no constraint (ODK XForms, `constraint`). */
function findProblem(draft: Draft, node: FormNode, item: FormQuestion, source: FormSource): AnswerProblem | null {
  const text = draft.values.get(node.path) ?? '';
  if (text === '') return draft.required.has(node.path) ? 'required' : null;
  if (!isOfType(item.type, text)) return 'type';
  if (!isOffered(draft, node, item, text, source)) return 'choice';
  const { constraint } = node.definition.expressions;
  return constraint === undefined || isTrue(constraint, scopeAt(source, node)) ? null : 'constraint';
}

function isOffered(draft: Draft, node: FormNode, { type }: FormQuestion, text: string, source: FormSource): boolean {
  if (type !== 'select_one' && type !== 'select_multiple') return true;
  const offered = new Set(offeredChoices(draft, node, source).map(({ name }) => name));
  const chosen = type === 'select_one' ? [text] : text.split(/\s+/).filter((name) => name !== '');
  return chosen.every((name) => offered.has(name));
}
