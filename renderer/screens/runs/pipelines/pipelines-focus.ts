/** The page of pipelines, beside the runs' own ids. */
export const PIPELINES = 'pipelines';

const RUN = 'pipeline:';

/** What the screen of runs is opened on to show a run of a pipeline. */
export const pipelineRunFocus = (id: string): string => `${RUN}${id}`;

/** The run of a pipeline that a focus names; null for any other. */
export const pipelineRunIn = (focus: string | undefined): string | null =>
  focus?.startsWith(RUN) === true ? focus.slice(RUN.length) : null;
