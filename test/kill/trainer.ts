import { hookFiles } from './hook-files.ts';
import { hookSqlite } from './hook-sqlite.ts';
import { enter, passedPoints, tell } from './named-points.ts';

/**
 * `trainer.ts HOME`: the real core and a real compute process train a model, or go on with the training that somebody
 * killed, and end at the point that they were told.
 */
const [folder = ''] = process.argv.slice(2);
await hookFiles();
hookSqlite();
enter('laptop', 'reopening');

const { openLaptop } = await import('./open-laptop.ts');
const { CHECKPOINT_EVERY_MS, trainOrResume } = await import('./train-or-resume.ts');
const laptop = await openLaptop(folder, undefined, CHECKPOINT_EVERY_MS);
enter('laptop', 'training');
await trainOrResume(laptop);
tell(`passed ${passedPoints()}`);
await laptop.close();
