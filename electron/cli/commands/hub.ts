import { present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { hubEnglish } from '../hub-english.ts';

export const hubCommands: readonly Command[] = [
  {
    words: 'hub start',
    operands: [],
    options: ['address', 'port', 'always', 'new-token'],
    calls: ['hub.start'],
    stays: hubEnglish.serving,
    run: (ask, typed) =>
      reply(
        ask('hub.start', {
          ...present({ address: typed.text('address'), port: typed.number('port') }),
          always: typed.has('always'),
          newToken: typed.has('new-token'),
        }),
        (hub) => ({ document: { hub }, lines: hubEnglish.status(hub) }),
      ),
  },
  {
    words: 'hub stop',
    operands: [],
    options: [],
    calls: ['hub.stop'],
    run: (ask) => reply(ask('hub.stop', {}), (hub) => ({ document: { hub }, lines: hubEnglish.status(hub) })),
  },
  {
    words: 'hub status',
    operands: [],
    options: [],
    calls: ['hub.status'],
    run: (ask) => reply(ask('hub.status', {}), (hub) => ({ document: { hub }, lines: hubEnglish.status(hub) })),
  },
];
