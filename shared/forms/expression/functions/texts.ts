import { eachValue, type FunctionTable, type Inputs } from '../scope.ts';
import { toText } from '../values.ts';

/** Texts and parts of them. */
export const textFunctions: FunctionTable = {
  string: { least: 0, most: 1, call: textOrOwn },
  concat: { least: 0, most: Infinity, call: (inputs) => textsOf(inputs, 0).join('') },
  join: { least: 1, most: Infinity, call: (inputs) => textsOf(inputs, 1).join(inputs.text(0)) },
  'string-length': { least: 0, most: 1, call: (inputs) => textOrOwn(inputs).length },
  'normalize-space': { least: 0, most: 1, call: (inputs) => textOrOwn(inputs).trim().replace(/\s+/g, ' ') },
  contains: { least: 2, most: 2, call: ({ text }) => text(0).includes(text(1)) },
  'starts-with': { least: 2, most: 2, call: ({ text }) => text(0).startsWith(text(1)) },
  'ends-with': { least: 2, most: 2, call: ({ text }) => text(0).endsWith(text(1)) },
  'substring-before': { least: 2, most: 2, call: ({ text }) => before(text(0), text(1)) },
  'substring-after': { least: 2, most: 2, call: ({ text }) => after(text(0), text(1)) },
  substring: { least: 2, most: 3, call: substring },
  substr: { least: 2, most: 3, call: substr },
  translate: { least: 3, most: 3, call: ({ text }) => translate(text(0), text(1), text(2)) },
  regex: { least: 2, most: 2, call: ({ text }) => matches(text(0), text(1)) },
  uuid: { least: 0, most: 1, call: uuid },
};

function textOrOwn({ count, text, scope }: Inputs): string {
  return count === 0 ? scope.source.textOf(scope.node) : text(0);
}

const textsOf = (inputs: Inputs, from: number): readonly string[] =>
  [...eachValue(inputs, from)].map((value) => toText(value, inputs.scope.source));

function before(text: string, sign: string): string {
  const at = text.indexOf(sign);
  return at === -1 ? '' : text.slice(0, at);
}

function after(text: string, sign: string): string {
  const at = text.indexOf(sign);
  return at === -1 ? '' : text.slice(at + sign.length);
}

/** XPath's: letters counted from 1, then how many (XPath 1.0, 4.2). */
function substring({ text, number, count }: Inputs): string {
  const first = Math.round(number(1));
  const end = count > 2 ? first + Math.round(number(2)) : Infinity;
  return [...text(0)].filter((_, index) => index + 1 >= first && index + 1 < end).join('');
}

/** ODK's: from and to counted from 0, negative ones from the end. */
function substr({ text, number, count }: Inputs): string {
  const whole = text(0);
  const placeOf = (place: number): number => {
    const counted = Math.trunc(place) + (place < 0 ? whole.length : 0);
    return Math.min(Math.max(0, counted), whole.length);
  };
  const [from, to] = [placeOf(number(1)), count > 2 ? placeOf(number(2)) : whole.length];
  return from <= to ? whole.slice(from, to) : '';
}

function translate(text: string, from: string, to: string): string {
  const [signs, others] = [[...from], [...to]];
  return [...text].map((sign) => (signs.includes(sign) ? (others[signs.indexOf(sign)] ?? '') : sign)).join('');
}

/** A pattern that makes no sense matches nothing; where a form writes it out, the check of the form has said so. */
function matches(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern).test(text);
  } catch (cause) {
    if (cause instanceof SyntaxError) return false;
    throw cause;
  }
}

/** So many letters of as many UUIDs as that takes, or one whole. */
function uuid({ count, number, scope }: Inputs): string {
  const { newId } = scope.source.environment;
  if (count === 0) return newId();
  const length = Math.min(number(0), 1_000);
  let text = newId();
  while (text.length < length) text += newId();
  return text.slice(0, length);
}
