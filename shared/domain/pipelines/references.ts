/** `${step.path.to.value}` in a step's input. */
const REFERENCE = /\$\{([A-Za-z][\w-]*)((?:\.[\w@-]+)*)\}/gu;

export type Reference = { readonly step: string; readonly path: readonly string[]; readonly text: string };

/** Every reference in a value, however deep, in the order of reading; the same one twice where it stands twice. */
export function referencesIn(value: unknown): readonly Reference[] {
  if (typeof value === 'string')
    return [...value.matchAll(REFERENCE)].map(([text, step, path]) => referenceOf(text, step, path));
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(referencesIn);
  return [];
}

const referenceOf = (text: string, step = '', path = ''): Reference => ({
  step,
  path: path.split('.').filter((part) => part !== ''),
  text,
});

/**
 * The value with each reference replaced by what `read` gives for it. A text that is one reference and nothing else
 * becomes the value itself; within a longer text it is written out.
 */
export function fillReferences(value: unknown, read: (reference: Reference) => unknown): unknown {
  if (typeof value === 'string') return fillText(value, read);
  if (Array.isArray(value)) return value.map((one) => fillReferences(one, read));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillReferences(one, read)]));
}

function fillText(text: string, read: (reference: Reference) => unknown): unknown {
  const found = [...text.matchAll(REFERENCE)];
  const [only] = found;
  if (only !== undefined && only[0] === text) return read(referenceOf(text, only[1], only[2]));
  return text.replace(REFERENCE, (whole, step: string, path: string) => String(read(referenceOf(whole, step, path))));
}

/** The value at a path of names and, in lists, numbers; undefined where there is none. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  let at: unknown = value;
  for (const name of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name]; // it has the name
  }
  return at;
}
