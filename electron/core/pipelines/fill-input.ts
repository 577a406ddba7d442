import { isAbsolute, join } from 'node:path';
import { fillReferences, referencesIn, valueAt } from '../../../shared/domain/pipelines/references.ts';
import type { StepDeclaration } from '../../../shared/pipelines/declaration.ts';
import { type StepCallName, stepCallOf } from '../../../shared/pipelines/step-calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Standing } from './carry-out-run.ts';

/** A step's input with what earlier steps answered, and with whole paths. Fails with `pipeline.wrongReference`. */
export function fillInput(
  step: StepDeclaration,
  call: StepCallName,
  { outputs, folder }: Standing,
): Result<Readonly<Record<string, unknown>>> {
  const read = (reference: { readonly step: string; readonly path: readonly string[] }): unknown =>
    valueAt(outputs.get(reference.step), reference.path);
  const empty = referencesIn(step.input).find((reference) => read(reference) === undefined);
  if (empty !== undefined) {
    const message = `${empty.text} of the step "${step.id}" stands for nothing: ${empty.step} did not answer that.`;
    return fail('pipeline.wrongReference', message, 'Mend the reference in the file.');
  }
  const { reads = [], writes = [] } = stepCallOf(call);
  const filled = Object.entries(step.input).map(([name, value]) => {
    const whole = fillReferences(value, read);
    const isPath = (reads.includes(name) || writes.includes(name)) && typeof whole === 'string';
    return [name, isPath && !isAbsolute(whole) ? join(folder, whole) : whole];
  });
  return ok(Object.fromEntries(filled) as Readonly<Record<string, unknown>>); // made of the input's own fields
}
