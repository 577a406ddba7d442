import { readTokens, type Token } from './tokens.ts';
import { type Expression, ExpressionError, type Operator, OPERATORS, type Path, type Step } from './syntax.ts';

/** Binding from weakest to strongest (XPath 1.0, 3.5); the unary minus binds more, `|` most. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
];
/** Deeper than any person writes, and far from where the stack would end. */
const DEEPEST = 100;

/**
 * Reads an XPath expression of the ODK XForms subset, with XLSForm's `${name}`. Throws `ExpressionError`
 * (`form.syntax`).
 */
export function parseExpression(text: string): Expression {
  return new Parser(readTokens(text)).parse();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Expression {
    const expression = this.#binary(0);
    if (this.#token.kind !== 'end') throw this.#unexpected();
    return expression;
  }

  get #token(): Token {
    return this.#tokens[this.#next] ?? { kind: 'end', text: '', at: 0 };
  }

  #unexpected(): ExpressionError {
    const { kind, text, at } = this.#token;
    const what = kind === 'end' ? 'it ends too early' : `"${text}" is not expected there`;
    return new ExpressionError('form.syntax', what, at);
  }

  #take(): Token {
    const token = this.#token;
    this.#next++;
    return token;
  }

  #skip(sign: string): boolean {
    if (this.#token.kind !== 'sign' || this.#token.text !== sign) return false;
    this.#next++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#skip(sign)) throw this.#unexpected();
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.#operatorAmong(operators);
      if (operator === null) return left;
      left = { kind: 'operation', operator, left, right: this.#binary(level + 1) };
    }
  }

  #operatorAmong(operators: readonly Operator[]): Operator | null {
    const operator = OPERATORS.find((one) => this.#token.kind === 'operator' && one === this.#token.text);
    if (operator === undefined || !operators.includes(operator)) return null;
    this.#next++;
    return operator;
  }

  #unary(): Expression {
    if (this.#operatorAmong(['-']) === null) return this.#union();
    return { kind: 'negate', operand: this.#deeper(() => this.#unary()) };
  }

  #union(): Expression {
    let left = this.#path();
    while (this.#operatorAmong(['|']) !== null) {
      left = { kind: 'operation', operator: '|', left, right: this.#path() };
    }
    return left;
  }

  #path(): Expression {
    const { at } = this.#token;
    if (this.#isPrimary()) {
      const start = this.#primary();
      const predicates = this.#predicates();
      const steps = this.#furtherSteps();
      return predicates.length + steps.length === 0 ? start : { kind: 'path', start, predicates, steps, at };
    }
    if (this.#skip('//')) return this.#rootPath(at, [this.#descendant(), ...this.#furtherSteps()]);
    if (this.#skip('/')) return this.#rootPath(at, this.#startsStep() ? [this.#step(), ...this.#furtherSteps()] : []);
    return { kind: 'path', start: 'here', predicates: [], steps: [this.#step(), ...this.#furtherSteps()], at };
  }

  #rootPath = (at: number, steps: readonly Step[]): Path => ({
    kind: 'path',
    start: 'root',
    predicates: [],
    steps,
    at,
  });

  #furtherSteps(): readonly Step[] {
    const steps: Step[] = [];
    for (;;) {
      if (this.#skip('//')) steps.push(this.#descendant());
      else if (this.#skip('/')) steps.push(this.#step());
      else return steps;
    }
  }

  #descendant = (): Step => ({ ...this.#step(), axis: 'descendant' });

  #startsStep(): boolean {
    const { kind, text } = this.#token;
    return kind === 'name' || (kind === 'sign' && ['.', '..', '*'].includes(text));
  }

  #step(): Step {
    if (!this.#startsStep()) throw this.#unexpected();
    const { kind, text } = this.#take();
    if (kind === 'name') return { axis: 'child', name: text, predicates: this.#predicates() };
    if (text === '*') return { axis: 'child', name: '*', predicates: this.#predicates() };
    return { axis: text === '.' ? 'self' : 'parent', name: '*', predicates: this.#predicates() };
  }

  #predicates(): readonly Expression[] {
    const predicates: Expression[] = [];
    while (this.#skip('[')) {
      predicates.push(this.#deeper(() => this.#binary(0)));
      this.#expect(']');
    }
    return predicates;
  }

  #isPrimary(): boolean {
    const { kind, text } = this.#token;
    if (kind === 'name') {
      const after = this.#tokens[this.#next + 1];
      return after?.kind === 'sign' && after.text === '(';
    }
    return kind === 'number' || kind === 'text' || kind === 'reference' || (kind === 'sign' && text === '(');
  }

  #primary(): Expression {
    const { kind, text, at } = this.#take();
    if (kind === 'number') return { kind: 'number', value: Number(text) };
    if (kind === 'text') return { kind: 'text', value: text };
    if (kind === 'reference') return { kind: 'reference', name: text, at };
    if (kind === 'name') return { kind: 'call', name: text, inputs: this.#inputs(), at };
    const inside = this.#deeper(() => this.#binary(0));
    this.#expect(')');
    return inside;
  }

  #inputs(): readonly Expression[] {
    this.#expect('(');
    const inputs: Expression[] = [];
    if (this.#skip(')')) return inputs;
    do inputs.push(this.#deeper(() => this.#binary(0)));
    while (this.#skip(','));
    this.#expect(')');
    return inputs;
  }

  #deeper<T>(read: () => T): T {
    if (++this.#depth > DEEPEST) throw new ExpressionError('form.syntax', 'it is nested too deeply', this.#token.at);
    const value = read();
    this.#depth--;
    return value;
  }
}
