import { calls } from '../calls.ts';
import type { PipelineDeclaration, StepDeclaration } from './declaration.ts';
import { isStepCall, stepCalls } from './step-calls.ts';
import { needsOf, orderSteps } from '../domain/pipelines/order-steps.ts';
import { referencesIn, valueAt } from '../domain/pipelines/references.ts';
import { mayHold, namesOf } from './schema-paths.ts';

/** What is wrong with a declaration, and where it stands in it. */
export type DeclarationFault = {
  readonly code: `pipeline.${'sameStep' | 'unknownCall' | 'unknownStep' | 'wrongReference' | 'cycle' | 'badInput'}`;
  readonly path: readonly PropertyKey[];
  readonly message: string;
};

/** The first thing that is wrong with a pipeline's steps; null where they can be carried out as far as can be said before. */
export function checkSteps({ steps }: PipelineDeclaration): DeclarationFault | null {
  for (const [place, step] of steps.entries()) {
    const fault = checkStep(step, place, steps);
    if (fault !== null) return fault;
  }
  const { cycle } = orderSteps(steps);
  if (cycle.length === 0) return null;
  const place = steps.findIndex(({ id }) => id === cycle[0]);
  const message = `steps wait for each other: ${cycle.join(' → ')}`;
  return { code: 'pipeline.cycle', path: ['steps', place], message };
}

function checkStep(step: StepDeclaration, place: number, steps: readonly StepDeclaration[]): DeclarationFault | null {
  const path = ['steps', place];
  const before = steps.findIndex(({ id }) => id === step.id);
  if (before < place) {
    return { code: 'pipeline.sameStep', path: [...path, 'id'], message: `there is a step "${step.id}" already` };
  }
  if (!isStepCall(step.call)) {
    const known = Object.keys(stepCalls).join(', ');
    const message = `"${step.call}" is nothing that a step can do; a step can be one of ${known}`;
    return { code: 'pipeline.unknownCall', path: [...path, 'call'], message };
  }
  return checkNeeds(step, path, steps) ?? checkInput(step, step.call, path) ?? checkAnswers(step, step.call, path);
}

function checkNeeds(
  step: StepDeclaration,
  path: readonly PropertyKey[],
  steps: readonly StepDeclaration[],
): DeclarationFault | null {
  const byId = new Map(steps.map((other) => [other.id, other]));
  const unknown = needsOf(step).find((need) => !byId.has(need));
  if (unknown !== undefined) {
    const known = steps.map(({ id }) => id).join(', ');
    const field = step.needs.includes(unknown) ? 'needs' : 'input';
    const message = `there is no step "${unknown}"; there are ${known}`;
    return { code: 'pipeline.unknownStep', path: [...path, field], message };
  }
  const wrong = referencesIn(step.input).find(({ step: id, path: at }) => {
    const call = byId.get(id)?.call ?? '';
    return isStepCall(call) && !mayHold(calls[call].output, at);
  });
  if (wrong === undefined) return null;
  const message = `${wrong.text} is nothing that ${byId.get(wrong.step)?.call ?? ''} answers`;
  return { code: 'pipeline.wrongReference', path: [...path, 'input'], message };
}

/** As far as it is written down: what a reference stands for is known when its step is done. */
function checkInput(
  { input }: StepDeclaration,
  call: keyof typeof stepCalls,
  path: readonly PropertyKey[],
): DeclarationFault | null {
  const schema = calls[call].input;
  const names = namesOf(schema);
  const unknown = names === null ? undefined : Object.keys(input).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const message = `${call} takes no "${unknown}"; it takes ${names?.join(', ') ?? ''}`;
    return { code: 'pipeline.badInput', path: [...path, 'input', unknown], message };
  }
  const parsed = schema.safeParse(input);
  const issues = parsed.success ? [] : parsed.error.issues;
  const issue = issues.find(({ path: at }) => referencesIn(valueAt(input, at.map(String))).length === 0);
  if (issue === undefined) return null;
  return { code: 'pipeline.badInput', path: [...path, 'input', ...issue.path], message: issue.message };
}

function checkAnswers(
  { check }: StepDeclaration,
  call: keyof typeof stepCalls,
  path: readonly PropertyKey[],
): DeclarationFault | null {
  const place = check.findIndex(({ value }) => !mayHold(calls[call].output, value.split('.')));
  if (place < 0) return null;
  const message = `"${check[place]?.value ?? ''}" is nothing that ${call} answers`;
  return { code: 'pipeline.wrongReference', path: [...path, 'check', place, 'value'], message };
}
