import { ExpressionError } from './syntax.ts';

export type Token = {
  readonly kind: 'number' | 'text' | 'name' | 'reference' | 'operator' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
};

const SPACE = /\s+/y;
const NUMBER = /\d+(\.\d*)?|\.\d+/y;
const TEXT = /"[^"]*"|'[^']*'/y;
/** A name may hold hyphens and dots and one prefix, as XML's names do. */
const NAME = /[\p{L}_][\p{L}\p{N}\p{M}._-]*(:[\p{L}_][\p{L}\p{N}\p{M}._-]*)?/uy;
const REFERENCE = /\$\{\s*([^{}]+?)\s*\}/y;
const SIGN = /!=|<=|>=|\/\/|\.\.|::|[-+*=<>|/()[\],.@]/y;
const OPERATOR_NAMES: ReadonlySet<string> = new Set(['and', 'or', 'div', 'mod']);
const OPERATOR_SIGNS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', '+', '-', '|']);

/** Cuts an expression into tokens, an `end` last. Throws `ExpressionError` (`form.syntax`). */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(SPACE, text, at)?.[0].length ?? 0;
    if (at >= text.length) break;
    const token = readToken(text, at, tokens.at(-1));
    tokens.push(token.token);
    at += token.length;
  }
  return [...tokens, { kind: 'end', text: '', at }];
}

type Read = { readonly token: Token; readonly length: number };

function readToken(text: string, at: number, before: Token | undefined): Read {
  const take = (kind: Token['kind'], match: RegExpExecArray, value = match[0]): Read => ({
    token: { kind, text: value, at },
    length: match[0].length,
  });
  const reference = matchAt(REFERENCE, text, at);
  if (reference !== null) return take('reference', reference, reference[1] ?? '');
  const quoted = matchAt(TEXT, text, at);
  if (quoted !== null) return take('text', quoted, quoted[0].slice(1, -1));
  const number = matchAt(NUMBER, text, at);
  if (number !== null) return take('number', number);
  const name = matchAt(NAME, text, at);
  if (name !== null) return take(OPERATOR_NAMES.has(name[0]) && endsOperand(before) ? 'operator' : 'name', name);
  const sign = matchAt(SIGN, text, at);
  if (sign === null) throw new ExpressionError('form.syntax', `"${text.slice(at, at + 10)}" makes no sense there`, at);
  const isOperator = OPERATOR_SIGNS.has(sign[0]) || (sign[0] === '*' && endsOperand(before));
  return take(isOperator ? 'operator' : 'sign', sign);
}

/** What tells `*` and the names `and`, `or`, `div`, `mod` from names of nodes (XPath 1.0, 3.7). */
function endsOperand(before: Token | undefined): boolean {
  if (before === undefined || before.kind === 'operator') return false;
  return before.kind !== 'sign' || [')', ']', '.', '..', '*'].includes(before.text);
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  const here = new RegExp(pattern); // its own place to look from: nothing is kept between two calls
  here.lastIndex = at;
  return here.exec(text);
}
