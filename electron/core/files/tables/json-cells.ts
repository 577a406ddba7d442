/** Deeper than people nest what is a table in the end; what lies below is written as JSON. */
const DEEPEST = 6;

/**
 * The cells of one JSON object by column name: nested objects become `outer.inner`, lists stay JSON, null is missing.
 * Null where it is nested so deeply that it cannot be written as JSON again.
 */
export function cellsOfObject(object: Readonly<Record<string, unknown>>): ReadonlyMap<string, string | null> | null {
  const cells = new Map<string, string | null>();
  const add = (value: unknown, name: string, depth: number): void => {
    if (isObject(value) && depth < DEEPEST) {
      for (const [key, inner] of Object.entries(value)) add(inner, `${name}.${key}`, depth + 1);
    } else cells.set(name, textOf(value));
  };
  try {
    for (const [key, value] of Object.entries(object)) add(value, key, 1);
    return cells;
  } catch (cause) {
    if (cause instanceof RangeError) return null; // the engine's stack has ended
    throw cause;
  }
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** More digits than a number holds may stand in a row of so many. */
const MANY_DIGITS = /\d{16}/;

/**
 * Undefined, which JSON cannot say, when the text is not JSON. Whole numbers that a number cannot hold stay texts with
 * every digit.
 */
export function parseJson(text: string): unknown {
  try {
    return MANY_DIGITS.test(text) ? (JSON.parse(text, keepDigits) as unknown) : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/** `context.source` is the number as written (TC39 "JSON.parse source text access"); older engines do not give it. */
function keepDigits(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isInexact = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const source = context?.source;
  return isInexact && source !== undefined && /^-?\d+$/.test(source) ? source : value;
}
