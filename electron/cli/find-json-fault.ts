const SPACE = /[ \t\n\r]*/y;
// oxlint-disable-next-line eslint/no-control-regex -- RFC 8259 forbids exactly these signs inside a text
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next: a value, a value or the end of an empty list, a name or the end of an empty object, and so on. */
type Awaited = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd';

/**
 * Where `text` stops being JSON, in characters from 0; its length when it ends too early, null when it is JSON
 * (RFC 8259). The engine's own parser tells the place for some faults only.
 */
export function findJsonFault(text: string): number | null {
  const open: ('{' | '[')[] = [];
  let awaited: Awaited = 'value';
  let at = endOf(SPACE, text, 0) ?? 0;
  while (awaited !== 'commaOrEnd' || open.length > 0) {
    const next = text[at] ?? '';
    const inside = open.at(-1);
    const isValue = awaited === 'value' || awaited === 'valueOrEnd';
    const isName = awaited === 'name' || awaited === 'nameOrEnd';
    let end: number | null = null;
    if (awaited.endsWith('OrEnd') && next === (inside === '{' ? '}' : ']')) {
      open.pop();
      [awaited, end] = ['commaOrEnd', at + 1];
    } else if (awaited === 'commaOrEnd' && next === ',') {
      [awaited, end] = [inside === '{' ? 'name' : 'value', at + 1];
    } else if (awaited === 'colon' && next === ':') [awaited, end] = ['value', at + 1];
    else if (isValue && (next === '{' || next === '[')) {
      open.push(next);
      [awaited, end] = [next === '{' ? 'nameOrEnd' : 'valueOrEnd', at + 1];
    } else if (isName) [awaited, end] = ['colon', endOf(TEXT, text, at)];
    else if (isValue) [awaited, end] = ['commaOrEnd', endOf(TEXT, text, at) ?? endOf(PLAIN, text, at)];
    if (end === null) return at;
    at = endOf(SPACE, text, end) ?? end;
  }
  return at === text.length ? null : at;
}

/** Where what `pattern` (sticky) matches at `start` ends; null when it does not match there. */
function endOf(pattern: RegExp, text: string, start: number): number | null {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : null;
}
