import { noteEndpointRequests } from '../actions/note-endpoint-requests.ts';
import { predictRows } from '../actions/predict-rows.ts';
import { showEndpoint } from '../actions/show-endpoint.ts';
import { showServedModel } from '../actions/show-served-model.ts';
import { startEndpoint } from '../actions/start-endpoint.ts';
import { stopEndpoint } from '../actions/stop-endpoint.ts';
import type { endpointCalls } from '../../../shared/calls/endpoint-calls.ts';
import type { HandlersOf } from '../door.ts';

export const endpointHandlers: HandlersOf<typeof endpointCalls> = {
  'endpoint.start': startEndpoint,
  'endpoint.stop': stopEndpoint,
  'endpoint.show': showEndpoint,
  'endpoint.note': noteEndpointRequests,
  'endpoint.model': showServedModel,
  'predict.rows': predictRows,
};
