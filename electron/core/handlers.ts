import type { Handlers } from './door.ts';
import { alertHandlers } from './handlers/alert-handlers.ts';
import { captureHandlers } from './handlers/capture-handlers.ts';
import { cardHandlers } from './handlers/card-handlers.ts';
import { costHandlers } from './handlers/cost-handlers.ts';
import { datasetHandlers } from './handlers/dataset-handlers.ts';
import { driftHandlers } from './handlers/drift-handlers.ts';
import { endpointHandlers } from './handlers/endpoint-handlers.ts';
import { guardHandlers } from './handlers/guard-handlers.ts';
import { homeHandlers } from './handlers/home-handlers.ts';
import { hubHandlers } from './handlers/hub-handlers.ts';
import { modelHandlers } from './handlers/model-handlers.ts';
import { monitorHandlers } from './handlers/monitor-handlers.ts';
import { photoHandlers } from './handlers/photo-handlers.ts';
import { pipelineHandlers } from './handlers/pipeline-handlers.ts';
import { placeHandlers } from './handlers/place-handlers.ts';
import { searchHandlers } from './handlers/search-handlers.ts';
import { slipHandlers } from './handlers/slip-handlers.ts';
import { syncHandlers } from './handlers/sync-handlers.ts';
import { testHandlers } from './handlers/test-handlers.ts';
import { threadHandlers } from './handlers/thread-handlers.ts';
import { watchHandlers } from './handlers/watch-handlers.ts';

/** Which action answers which call; a file for each of the contract's. */
export const handlers: Handlers = {
  ...homeHandlers,
  ...datasetHandlers,
  ...captureHandlers,
  ...photoHandlers,
  ...placeHandlers,
  ...slipHandlers,
  ...modelHandlers,
  ...cardHandlers,
  ...testHandlers,
  ...watchHandlers,
  ...guardHandlers,
  ...searchHandlers,
  ...costHandlers,
  ...monitorHandlers,
  ...alertHandlers,
  ...pipelineHandlers,
  ...driftHandlers,
  ...threadHandlers,
  ...syncHandlers,
  ...hubHandlers,
  ...endpointHandlers,
};
