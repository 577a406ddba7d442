import { present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { serveEnglish } from '../serve-english.ts';

export const serveCommands: readonly Command[] = [
  {
    words: 'serve',
    operands: [],
    options: ['port', 'model', 'keep', 'always', 'new-token'],
    calls: ['endpoint.start'],
    stays: serveEnglish.serving,
    run: (ask, typed) =>
      reply(
        ask('endpoint.start', {
          ...present({ port: typed.number('port'), model: typed.text('model') }),
          keep: typed.has('keep'),
          always: typed.has('always'),
          newToken: typed.has('new-token'),
        }),
        (endpoint) => ({ document: { endpoint }, lines: serveEnglish.status(endpoint) }),
      ),
  },
  {
    words: 'serve stop',
    operands: [],
    options: [],
    calls: ['endpoint.stop'],
    run: (ask) =>
      reply(ask('endpoint.stop', {}), (endpoint) => ({
        document: { endpoint },
        lines: serveEnglish.status(endpoint),
      })),
  },
  {
    words: 'serve status',
    operands: [],
    options: [],
    calls: ['endpoint.show'],
    run: (ask) =>
      reply(ask('endpoint.show', {}), (endpoint) => ({
        document: { endpoint },
        lines: serveEnglish.status(endpoint),
      })),
  },
];
