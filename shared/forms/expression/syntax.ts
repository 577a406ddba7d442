/** An expression as read. `at` is where it stands in its text, from 0. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | Call
  | { readonly kind: 'negate'; readonly operand: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | Reference
  | Path;

export type Call = {
  readonly kind: 'call';
  readonly name: string;
  readonly inputs: readonly Expression[];
  readonly at: number;
};
/** `${name}`: a question of that name, the nearest in repeats. */
export type Reference = { readonly kind: 'reference'; readonly name: string; readonly at: number };
/** `start` is the document's root, the context node, or an expression that gives nodes. */
export type Path = {
  readonly kind: 'path';
  readonly start: 'root' | 'here' | Expression;
  /** Filters of the start's nodes: `${visit}[position() = 2]/weight`. */
  readonly predicates: readonly Expression[];
  readonly steps: readonly Step[];
  readonly at: number;
};
export type Step = {
  readonly axis: 'child' | 'parent' | 'self' | 'descendant';
  /** `*` is every name. */
  readonly name: string;
  readonly predicates: readonly Expression[];
};

export const OPERATORS = ['or', 'and', '=', '!=', '<', '<=', '>', '>=', '+', '-', '*', 'div', 'mod', '|'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Why a text is no expression that is read here. `at` counts its letters from 0. */
export class ExpressionError extends Error {
  readonly code: 'form.syntax' | 'form.unknownFunction' | 'form.wrongArguments';
  readonly at: number;

  constructor(code: ExpressionError['code'], message: string, at: number) {
    super(message);
    this.code = code;
    this.at = at;
  }
}
