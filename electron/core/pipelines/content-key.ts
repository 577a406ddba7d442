import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import canonicalize from 'canonicalize';
import type { StepCheck } from '../../../shared/pipelines/declaration.ts';
import { type StepCallName, stepCallOf } from '../../../shared/pipelines/step-calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { VERSION } from '../../../shared/version.ts';
import type { Ask } from './ask.ts';

/**
 * What an answer of a call follows from, as a hash: the version of Fieldloop, the call, and its input with the bytes of
 * files, the digests of data sets and the hashes of models in place of their names. Fails with `pipeline.missingFile`,
 * and as `dataset.show` and `model.show` do.
 */
export async function contentKeyOf(
  ask: Ask,
  call: StepCallName,
  input: Readonly<Record<string, unknown>>,
  check: readonly StepCheck[],
): Promise<Result<string>> {
  const { reads = [], writes = [], datasets = [], models = [] } = stepCallOf(call);
  const content: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    const of = await contentOf(ask, value, {
      isFile: reads.includes(name),
      isDataset: datasets.includes(name),
      isModel: models.includes(name),
    });
    if (!of.ok) return of;
    if (!writes.includes(name)) content[name] = of.value;
  }
  const text = canonicalize({ version: VERSION, call, content, check });
  if (text === undefined) throw new Error(`the input of ${call} is not JSON`);
  return ok(createHash('sha256').update(text).digest('hex'));
}

type Kind = { readonly isFile: boolean; readonly isDataset: boolean; readonly isModel: boolean };

async function contentOf(ask: Ask, value: unknown, { isFile, isDataset, isModel }: Kind): Promise<Result<unknown>> {
  if (typeof value !== 'string') return ok(value);
  if (isFile) return hashFile(value);
  if (isDataset) {
    const shown = await ask('dataset.show', { ref: value });
    if (!shown.ok) return shown;
    const { digest, columns } = shown.value.version;
    return ok({ digest, columns });
  }
  if (!isModel) return ok(value);
  const shown = await ask('model.show', { ref: value });
  if (!shown.ok) return shown;
  const { model, moves } = shown.value;
  // The move that put it in use says at which limits it decides.
  return ok({
    sha256: model.sha256,
    move: moves.find(({ modelVersionId }) => modelVersionId === model.id)?.id ?? null,
  });
}

async function hashFile(path: string): Promise<Result<string>> {
  const hash = createHash('sha256');
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Uint8Array); // no encoding is set
    return ok(hash.digest('hex'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return fail('pipeline.missingFile', `${path} cannot be read: ${why}`, 'Look whether it is there.', { path });
  }
}
