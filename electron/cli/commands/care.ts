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
