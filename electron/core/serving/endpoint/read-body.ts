import { fail, ok, type Result } from '../../../../shared/result.ts';

/** Any JSON text; a document that goes on too deep is refused with what reads it, not here: parsing does not recurse. */
export function readJson(body: Uint8Array): Result<unknown> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 120) : 'unknown';
    return fail('body.notJson', `The body is no JSON: ${why}.`);
  }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** The first thing in a body that does not fit its schema. */
export function refuseShape(issue: Issue | undefined): Result<never> {
  const field = (issue?.path ?? []).map(String).join('.');
  return fail(
    'body.badShape',
    `${field === '' ? 'The body' : `"${field}"`} is wrong: ${issue?.message ?? 'it does not fit'}.`,
  );
}
