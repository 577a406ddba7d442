import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { checkSteps } from '../../../../shared/pipelines/check-steps.ts';
import { referencesIn } from '../../../../shared/domain/pipelines/references.ts';
import { PipelineDeclaration } from '../../../../shared/pipelines/declaration.ts';
import { isStepCall, stepCallOf } from '../../../../shared/pipelines/step-calls.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { isSystemError } from '../system-error.ts';
import { pathOfIssue, readYamlText } from '../yaml/yaml-text.ts';

/** A declaration is written by hand; more than this is something else. */
const MOST_BYTES = 2 ** 20;

const ON = 'Mend that line and run it again. Nothing was changed.';

/**
 * Reads what a pipeline's file declares. Fails with `file.unreadable`, and naming the line and the path of what is wrong
 * with `pipeline.brokenYaml`, `pipeline.broken`, and as `checkSteps` does.
 */
export async function readPipeline(path: string): Promise<Result<PipelineDeclaration>> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return refuseSize(path);
    return parsePipeline(path, await readFile(path, 'utf8'));
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return fail('file.unreadable', `${path} cannot be read: ${cause.message}`, 'Look whether it is there.', { path });
  }
}

/** `file` names the text where it is refused. */
export function parsePipeline(file: string, text: string): Result<PipelineDeclaration> {
  const read = readYamlText(text);
  if (!read.ok) {
    const details = { line: read.line };
    return fail('pipeline.brokenYaml', `${file}, line ${read.line}: ${read.why}`, ON, details);
  }
  const refuse = (code: string, at: readonly PropertyKey[], message: string): Result<never> => {
    const line = read.lineOf(at);
    const place = at.map(String).join('.');
    const where = place === '' ? '' : ` (${place})`;
    return fail(code, `${file}, line ${line}${where}: ${message}.`, ON, { line, path: place });
  };
  const parsed = PipelineDeclaration.safeParse(read.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return refuse(
      'pipeline.broken',
      issue === undefined ? [] : pathOfIssue(issue),
      issue?.message ?? 'it does not fit',
    );
  }
  const fault = checkSteps(parsed.data);
  return fault === null ? ok(parsed.data) : refuse(fault.code, fault.path, fault.message);
}

/** Whether the files that steps read are there; those that a reference names are known later. Fails with `pipeline.missingFile`. */
export async function findMissingFile({ steps }: PipelineDeclaration, folder: string): Promise<Result<null>> {
  for (const { id, call, input } of steps) {
    if (!isStepCall(call)) continue;
    for (const field of stepCallOf(call).reads ?? []) {
      const path = input[field];
      if (typeof path !== 'string' || referencesIn(path).length > 0) continue;
      const whole = isAbsolute(path) ? path : join(folder, path);
      if (!(await isThere(whole))) return refuseMissing(id, field, whole);
    }
  }
  return ok(null);
}

/** Relative paths of a declaration count from the folder of its file. */
export const folderOf = (path: string): string => dirname(path);

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const refuseMissing = (step: string, field: string, path: string): Result<never> =>
  fail(
    'pipeline.missingFile',
    `The step "${step}" reads ${path}, which is not there.`,
    'Put the file there, or name another. Nothing was changed.',
    { step, field, path },
  );

const refuseSize = (path: string): Result<never> =>
  fail(
    'pipeline.broken',
    `${path} is too large to be a pipeline's file.`,
    'Name the YAML file that declares the steps.',
  );
