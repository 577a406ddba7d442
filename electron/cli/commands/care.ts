import { FreeableKind } from '../../../shared/space.ts';
import { present } from '../arguments.ts';
import { careEnglish } from '../care-english.ts';
import { type Command, reply } from '../command.ts';

/** What keeps data whole and the home in its bounds. */
export const careCommands: readonly Command[] = [
  {
    words: 'dataset repair',
    operands: [],
    options: ['from'],
    calls: ['dataset.repair'],
    run: (ask, typed) =>
      reply(ask('dataset.repair', present({ from: typed.path('from') })), (repair) => ({
        document: repair,
        lines: careEnglish.repaired(repair),
        isBad: !repair.ok,
      })),
  },
  {
    words: 'space',
    operands: [],
    options: [],
    calls: ['space.show'],
    run: (ask) => reply(ask('space.show', {}), (space) => ({ document: space, lines: careEnglish.space(space) })),
  },
  {
    words: 'space free',
    operands: [],
    options: ['yes'],
    calls: ['space.show', 'space.free'],
    run: async (ask, typed) => {
      const space = await ask('space.show', {});
      if (!space.ok) return space;
      if (!typed.has('yes')) {
        const document = { freed: null, space: space.value };
        return { ok: true, value: { document, lines: careEnglish.freeable(space.value), isBad: true } };
      }
      return reply(ask('space.free', { kinds: [...FreeableKind.options] }), (freed) => ({
        document: { freed },
        lines: careEnglish.freed(freed),
      }));
    },
  },
  {
    words: 'backup',
    operands: ['FILE'],
    options: [],
    calls: ['home.backup'],
    run: (ask, typed, [file = '']) =>
      reply(ask('home.backup', { path: typed.resolvePath(file) }), (backup) => ({
        document: { backup },
        lines: careEnglish.backup(backup),
        isBad: backup.damaged.length > 0,
      })),
  },
];
