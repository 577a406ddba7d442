import type { HubStatus } from '../../shared/hub.ts';
import { count, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

/** What the command line says of the hub for phones, in English. */
export const hubEnglish = {
  status: (status: HubStatus): readonly string[] => [
    ...stateLines(status),
    ...(status.state === 'on' ? setUpLines(status) : []),
    ...requestLines(status),
  ],
  /** To standard error, beside the answer: the process stays. */
  serving: 'Ctrl C ends it.',
} as const;

function stateLines({ state, url, projectName, always }: HubStatus): readonly string[] {
  switch (state) {
    case 'off':
      return ['No phone can reach this laptop. "hub start --address ADDRESS" lets them.'];
    case 'waiting':
      return [`Phones will reach this laptop at ${url} once a window has it open and it is in that network.`];
    case 'on':
      return [
        `Phones reach this laptop at ${url}, for the project "${projectName}"${always ? ', after a restart too' : ''}.`,
      ];
  }
}

const setUpLines = ({ url, token }: HubStatus): readonly string[] => [
  'In ODK Collect, under Settings, Server:',
  ...formatTable(
    [{ text: '' }, { text: '' }],
    [
      ['URL', url ?? ''],
      ['Username', "each person's own name, under which their records stand"],
      ['Password', token ?? ''],
    ],
  )
    .slice(1)
    .map((line) => `  ${line}`),
];

const REQUESTS_SHOWN = 20;

function requestLines({ state, received, requests }: HubStatus): readonly string[] {
  if (state !== 'on') return [];
  if (requests.length === 0) return ['No phone has asked yet.'];
  return [
    `Records taken in since the start: ${count(received)}`,
    ...formatTable(
      [
        { text: 'when' },
        { text: 'who' },
        { text: 'from' },
        { text: 'what' },
        { text: 'status', isNumber: true },
        { text: '' },
      ],
      requests
        .slice(0, REQUESTS_SHOWN)
        .map(({ atMs, user, from, what, status, said }) => [
          timeOf(atMs),
          user ?? '–',
          from,
          what,
          String(status),
          said,
        ]),
    ),
  ];
}
