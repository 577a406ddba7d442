import { fail, type Result } from '../../../../shared/result.ts';

export const refuseUnknownPipeline = (name: string): Result<never> =>
  fail('pipeline.unknown', `No pipeline "${name}" is kept here.`, 'Name its file, or list those that are kept.');

export const refuseUnknownRun = (id: string): Result<never> =>
  fail('pipelineRun.unknown', `There is no run ${id} of a pipeline here.`, 'List the runs to see what there is.');

export const refuseRunOver = (status: string): Result<never> =>
  fail('pipelineRun.over', `This run has ended (${status}).`, 'Run the pipeline again; what is unchanged is skipped.');
