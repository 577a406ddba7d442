import { fail, type Result } from '../../../../shared/result.ts';

export const refuseModel = (ref: string): Result<never> =>
  ref.startsWith('@')
    ? fail('model.noneDeployed', `No model is deployed as ${ref.slice(1)}.`, 'Promote a model first.')
    : fail('model.unknown', `There is no model "${ref}" in this project.`, 'List the models to see what there is.');
