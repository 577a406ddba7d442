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
    options: ['other', 'dry-run'],
    calls: ['project.merge', 'project.previewMerge'],
    run: (ask, typed, [file = '']) => {
      if (typed.has('dry-run'))
        return reply(ask('project.previewMerge', { path: typed.resolvePath(file) }), (preview) => ({
          document: { preview },
          lines: exchangeEnglish.wouldMerge(preview),
        }));
      const other = typed.oneOf('other', ['join', 'mix'] as const);
      return reply(ask('project.merge', { path: typed.resolvePath(file), ...present({ other }) }), (merged) => ({
        document: merged,
        lines: exchangeEnglish.merged(merged),
      }));
    },
  },
];
