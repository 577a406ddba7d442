import type { z } from 'zod';
import { type Algorithm, parametersByAlgorithm } from '../../../../shared/training.ts';

/** A parameter that is typed as one number or chosen from a few words. */
export type Setting =
  | { readonly kind: 'number'; readonly name: string; readonly usual: string }
  | { readonly kind: 'choice'; readonly name: string; readonly usual: string; readonly options: readonly string[] };

/** Not asked here: the test is one of the four questions, and `pull` moves nothing of a model that begins anew. */
const NOT_ASKED: ReadonlySet<string> = new Set(['holdout', 'pull']);

/** All single parameters of an algorithm, each with what it is when nobody says. */
export const settingsOf = (algorithm: Algorithm): readonly Setting[] =>
  Object.entries(parametersByAlgorithm[algorithm].shape).flatMap(([name, field]): readonly Setting[] => {
    if (NOT_ASKED.has(name)) return [];
    const usual: unknown = field.parse(undefined);
    if (typeof usual === 'number') return [{ kind: 'number', name, usual: String(usual) }];
    if (typeof usual !== 'string') return [];
    return [{ kind: 'choice', name, usual, options: optionsOf(field) }];
  });

function optionsOf(field: z.ZodType): readonly string[] {
  const inner: unknown = Reflect.get(Reflect.get(field, 'def') ?? {}, 'innerType');
  const options: unknown = typeof inner === 'object' && inner !== null ? Reflect.get(inner, 'options') : null;
  return Array.isArray(options) ? options.map(String) : [];
}

/** Typed texts by name, as parameters; what is empty is left to the default. `wrong` names those that are refused. */
export function readSettings(
  algorithm: Algorithm,
  typed: Readonly<Record<string, string>>,
): { readonly values: Readonly<Record<string, unknown>>; readonly wrong: ReadonlySet<string> } {
  const known = settingsOf(algorithm);
  const given = known.flatMap(({ name, kind }) => {
    const text = (typed[name] ?? '').trim();
    return text === '' ? [] : [[name, kind === 'number' ? Number(text.replace(',', '.')) : text] as const];
  });
  const values = Object.fromEntries(given);
  const parsed = parametersByAlgorithm[algorithm].safeParse(values);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
  return { values, wrong: new Set(wrong) };
}
