import { present } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { exchangeEnglish } from '../exchange-english.ts';

export const exchangeCommands: readonly Command[] = [
  {
    words: 'project export',
    operands: [],
    options: ['to'],
    needs: ['to'],
    calls: ['project.export'],
    run: (ask, typed) =>
      reply(ask('project.export', { path: typed.resolvePath(typed.required('to')) }), (exported) => ({
        document: exported,
        lines: exchangeEnglish.exported(exported),
      })),
  },
  {
    words: 'project merge',
    operands: ['FILE'],
    options: ['other'],
    calls: ['project.merge'],
    run: (ask, typed, [file = '']) => {
      const other = typed.oneOf('other', ['join', 'mix'] as const);
      return reply(ask('project.merge', { path: typed.resolvePath(file), ...present({ other }) }), (merged) => ({
        document: merged,
        lines: exchangeEnglish.merged(merged),
      }));
    },
  },
];
