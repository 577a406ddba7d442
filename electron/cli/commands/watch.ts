import { type Command, reply } from '../command.ts';
import { watchEnglish } from '../watch-english.ts';

/** Versions that are tried on what people do. */
export const watchCommands: readonly Command[] = [
  {
    words: 'model shadow',
    operands: ['REF'],
    options: [],
    calls: ['model.shadow'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('model.shadow', { ref }), (report) => ({
        document: { shadow: report },
        lines: watchEnglish.shadow(report),
      })),
  },
  {
    words: 'model watch',
    operands: [],
    options: [],
    calls: ['watch.show'],
    run: (ask) =>
      reply(ask('watch.show', {}), (watch) => ({
        document: watch,
        lines: watchEnglish.watch(watch),
        isBad: watch.watched.some(({ states }) => states.some(({ verdict }) => verdict === 'tripped')),
      })),
  },
];
