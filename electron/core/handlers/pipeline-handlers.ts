import { addPipeline } from '../actions/add-pipeline.ts';
import { cancelPipeline } from '../actions/cancel-pipeline.ts';
import { decidePipelineStep } from '../actions/decide-pipeline-step.ts';
import { keepPipelineRun } from '../actions/keep-pipeline-run.ts';
import { keepPipelineStep } from '../actions/keep-pipeline-step.ts';
import { listDuePipelines } from '../actions/list-due-pipelines.ts';
import { listPipelines } from '../actions/list-pipelines.ts';
import { removePipeline } from '../actions/remove-pipeline.ts';
import { resumePipeline } from '../actions/resume-pipeline.ts';
import { runPipeline } from '../actions/run-pipeline.ts';
import { showEarlierStep } from '../actions/show-earlier-step.ts';
import { showPipelineRun } from '../actions/show-pipeline-run.ts';
import { showPipelineWork } from '../actions/show-pipeline-work.ts';
import { switchPipeline } from '../actions/switch-pipeline.ts';
import type { pipelineCalls } from '../../../shared/calls/pipeline-calls.ts';
import type { HandlersOf } from '../door.ts';

export const pipelineHandlers: HandlersOf<typeof pipelineCalls> = {
  'pipeline.add': addPipeline,
  'pipeline.remove': removePipeline,
  'pipeline.switch': switchPipeline,
  'pipeline.list': listPipelines,
  'pipeline.show': showPipelineRun,
  'pipeline.run': runPipeline,
  'pipeline.resume': resumePipeline,
  'pipeline.cancel': cancelPipeline,
  'pipeline.decide': decidePipelineStep,
  'pipeline.work': showPipelineWork,
  'pipeline.keepStep': keepPipelineStep,
  'pipeline.earlier': showEarlierStep,
  'pipeline.keepRun': keepPipelineRun,
  'pipeline.due': listDuePipelines,
};
