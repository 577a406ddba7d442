import { curlOf } from '../../shared/endpoint-example.ts';
import type { EndpointStatus } from '../../shared/endpoint.ts';
import { count, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

/** What the command line says of the endpoint for programs, in English. */
export const serveEnglish = {
  status: (status: EndpointStatus): readonly string[] => [
    ...stateLines(status),
    ...(status.state === 'on' ? callLines(status) : []),
    ...requestLines(status),
  ],
  /** To standard error, beside the answer: the process stays. */
  serving: 'Ctrl C ends it.',
} as const;

function stateLines({ state, url, projectName, model, modelRef, always, keeps }: EndpointStatus): readonly string[] {
  if (state === 'off') return ['No program can ask the models of this laptop. "serve" lets those on it.'];
  if (state === 'waiting')
    return [`Programs on this laptop will be answered at ${url} once a window has the home open.`];
  const what = model === null ? `the models of the project "${projectName}"` : `the model ${model} alone`;
  return [
    `Programs on this laptop, and nothing else, can ask ${what} at ${url}${always ? ', after a restart too' : ''}.`,
    modelRef === null ? 'No model is in use yet; each can be asked by name.' : `In use now: ${modelRef}.`,
    keeps ? 'Every prediction is kept with its lineage.' : 'Predictions are counted, and not kept (--keep does).',
  ];
}

const callLines = ({ url, token, example }: EndpointStatus): readonly string[] => [
  '',
  `TOKEN=${token}`,
  ...(url === null || example === null ? [] : [curlOf(url, example)]),
  '',
  `How else to call it: ${url}/docs`,
];

const REQUESTS_SHOWN = 20;

function requestLines({ requests, refused }: EndpointStatus): readonly string[] {
  const turnedAway = refused === 0 ? [] : [`Refused for want of the token, or from a web page: ${count(refused)}`];
  if (requests.length === 0) return turnedAway;
  const head = ['when', 'who', 'model'].map((text) => ({ text }));
  const numbers = ['rows', 'ms', 'status'].map((text) => ({ text, isNumber: true }));
  return [
    ...turnedAway,
    '',
    ...formatTable(
      [...head, ...numbers, { text: '' }],
      requests
        .slice(0, REQUESTS_SHOWN)
        .map(({ atMs, caller, modelRef, rows, durationMs, status, errorCode }) => [
          timeOf(atMs),
          caller,
          modelRef ?? '–',
          count(rows),
          durationMs.toFixed(1),
          String(status),
          errorCode ?? '',
        ]),
    ),
  ];
}
