import { type Command, reply } from '../command.ts';
import { present } from '../arguments.ts';
import { diffEnglish } from '../diff-english.ts';

export const diffCommand: Command = {
  words: 'dataset diff',
  operands: ['BEFORE', 'AFTER'],
  options: ['key', 'limit'],
  calls: ['dataset.diff'],
  run: (ask, typed, [before = '', after = '']) => {
    const key = typed.text('key')?.split(',');
    const asked = { before, after, ...present({ key, limit: typed.number('limit') }) };
    return reply(ask('dataset.diff', asked), (diff) => ({ document: diff, lines: diffEnglish(diff) }));
  },
};
