import type { z } from 'zod';
import { alertCalls } from './calls/alert-calls.ts';
import { captureCalls } from './calls/capture-calls.ts';
import { cardCalls } from './calls/card-calls.ts';
import { costCalls } from './calls/cost-calls.ts';
import { datasetCalls } from './calls/dataset-calls.ts';
import { driftCalls } from './calls/drift-calls.ts';
import { endpointCalls } from './calls/endpoint-calls.ts';
import { guardCalls } from './calls/guard-calls.ts';
import { homeCalls } from './calls/home-calls.ts';
import { hubCalls } from './calls/hub-calls.ts';
import { modelCalls } from './calls/model-calls.ts';
import { monitorCalls } from './calls/monitor-calls.ts';
import { photoCalls } from './calls/photo-calls.ts';
import { pipelineCalls } from './calls/pipeline-calls.ts';
import { placeCalls } from './calls/place-calls.ts';
import { searchCalls } from './calls/search-calls.ts';
import { slipCalls } from './calls/slip-calls.ts';
import { syncCalls } from './calls/sync-calls.ts';
import { testCalls } from './calls/test-calls.ts';
import { threadCalls } from './calls/thread-calls.ts';
import { watchCalls } from './calls/watch-calls.ts';

/** One row per thing a person can ask for; window, command line and endpoint take their types from here. */
export const calls = {
  ...homeCalls,
  ...datasetCalls,
  ...captureCalls,
  ...photoCalls,
  ...placeCalls,
  ...slipCalls,
  ...modelCalls,
  ...cardCalls,
  ...testCalls,
  ...watchCalls,
  ...guardCalls,
  ...searchCalls,
  ...costCalls,
  ...monitorCalls,
  ...alertCalls,
  ...pipelineCalls,
  ...driftCalls,
  ...threadCalls,
  ...syncCalls,
  ...hubCalls,
  ...endpointCalls,
};

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller may write (defaults may be left out). */
export type Input<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type Parsed<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
