import { logicFunctions } from './functions/logic.ts';
import { momentFunctions } from './functions/moments.ts';
import { nodeFunctions } from './functions/nodes.ts';
import { numberFunctions } from './functions/numbers.ts';
import { placeFunctions } from './functions/places.ts';
import { selectionFunctions } from './functions/selections.ts';
import { textFunctions } from './functions/texts.ts';
import type { FormFunction } from './scope.ts';

/** Every function of the ODK XForms specification that is supported, by name. */
export const functions: ReadonlyMap<string, FormFunction> = new Map(
  [
    logicFunctions,
    numberFunctions,
    textFunctions,
    selectionFunctions,
    nodeFunctions,
    momentFunctions,
    placeFunctions,
  ].flatMap((table) => Object.entries(table)),
);
