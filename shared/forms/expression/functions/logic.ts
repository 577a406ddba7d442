import { eachOf, eachValue, type FunctionTable, type Inputs } from '../scope.ts';
import { toBoolean, toNumber } from '../values.ts';

/** True and false, and which of two. */
export const logicFunctions: FunctionTable = {
  true: { least: 0, most: 0, call: () => true },
  false: { least: 0, most: 0, call: () => false },
  boolean: { least: 1, most: 1, call: ({ isTrue }) => isTrue(0) },
  'boolean-from-string': { least: 1, most: 1, call: ({ text }) => ['1', 'true'].includes(text(0)) },
  not: { least: 1, most: 1, call: ({ isTrue }) => !isTrue(0) },
  if: { least: 3, most: 3, call: ({ isTrue, value }) => value(isTrue(0) ? 1 : 2) },
  coalesce: { least: 2, most: 2, call: ({ text }) => text(0) || text(1) },
  once: { least: 1, most: 1, call: ({ text, scope }) => scope.source.textOf(scope.node) || text(0) },
  checklist: { least: 2, most: Infinity, call: (inputs) => isWithin(inputs, countTrue(inputs)) },
  'weighted-checklist': { least: 2, most: Infinity, call: (inputs) => isWithin(inputs, sumWeights(inputs)) },
};

/** From the first input to the second; -1 is no bound, nor is a second one that is no number. */
function isWithin({ number }: Inputs, satisfied: number): boolean {
  const most = number(1);
  return satisfied >= number(0) && (most === -1 || !(satisfied > most));
}

function countTrue(inputs: Inputs): number {
  let count = 0;
  for (const value of eachValue(inputs, 2)) if (toBoolean(value)) count++;
  return count;
}

/** Inputs go in pairs, what may be true and its weight; of node-sets the first goes with the first. */
function sumWeights(inputs: Inputs): number {
  let sum = 0;
  for (let index = 2; index + 1 < inputs.count; index += 2) {
    const weights = [...eachOf(inputs, index + 1)];
    [...eachOf(inputs, index)].forEach((value, at) => {
      if (toBoolean(value)) sum += toNumber(weights[at] ?? 0, inputs.scope.source);
    });
  }
  return sum;
}
