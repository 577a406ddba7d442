import { functions } from './function-table.ts';
import { parseExpression } from './parse.ts';
import { type Call, type Expression, ExpressionError, type Step } from './syntax.ts';

/**
 * Reads an expression and makes sure that every function in it is one that is known, with as many inputs as it takes.
 * Throws `ExpressionError`.
 */
export function readExpression(text: string): Expression {
  return prepare(parseExpression(text));
}

function prepare(expression: Expression): Expression {
  switch (expression.kind) {
    case 'call':
      return prepareCall(expression);
    case 'negate':
      return { ...expression, operand: prepare(expression.operand) };
    case 'operation':
      return { ...expression, left: prepare(expression.left), right: prepare(expression.right) };
    case 'path': {
      const start = typeof expression.start === 'string' ? expression.start : prepare(expression.start);
      return {
        ...expression,
        start,
        predicates: expression.predicates.map(prepare),
        steps: expression.steps.map(prepareStep),
      };
    }
    default:
      return expression;
  }
}

const prepareStep = (step: Step): Step => ({ ...step, predicates: step.predicates.map(prepare) });

function prepareCall(call: Call): Call {
  const known = functions.get(call.name);
  if (known === undefined) {
    throw new ExpressionError('form.unknownFunction', `there is no function ${call.name}() here`, call.at);
  }
  const count = call.inputs.length;
  if (count < known.least || count > known.most) {
    throw new ExpressionError('form.wrongArguments', `${call.name}() takes ${range(known)}, not ${count}`, call.at);
  }
  refusePattern(call);
  const inputs = call.inputs.map(prepare);
  return call.name === 'jr:choice-name' ? { ...call, inputs: readQuoted(inputs) } : { ...call, inputs };
}

function range({ least, most }: { readonly least: number; readonly most: number }): string {
  if (least === most) return `${least} ${least === 1 ? 'input' : 'inputs'}`;
  return most === Infinity ? `${least} inputs or more` : `${least} to ${most} inputs`;
}

/** `jr:choice-name(${sex}, '${sex}')` names the question in quotes. */
const readQuoted = ([choice, question]: readonly Expression[]): readonly Expression[] =>
  [choice, question?.kind === 'text' ? readExpression(question.value) : question].filter(
    (input) => input !== undefined,
  );

function refusePattern({ name, inputs, at }: Call): void {
  const pattern = name === 'regex' ? inputs[1] : undefined;
  if (pattern?.kind !== 'text') return;
  try {
    RegExp(pattern.value);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new ExpressionError('form.syntax', `the pattern ${pattern.value} makes no sense (${cause.message})`, at);
  }
}
