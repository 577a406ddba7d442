import { hookFiles } from './hook-files.ts';
import { hookSqlite } from './hook-sqlite.ts';
import { enter, passedPoints, tell } from './named-points.ts';

/**
 * `pipeliner.ts HOME`: the real core runs a pipeline, or goes on with the run that somebody killed, and ends at the
 * point that it was told.
 */
const [folder = ''] = process.argv.slice(2);
await hookFiles();
hookSqlite();
enter('laptop', 'reopening');

const { openLaptop } = await import('./open-laptop.ts');
const { runOrResumePipeline } = await import('./run-or-resume-pipeline.ts');
const { CHECKPOINT_EVERY_MS } = await import('./train-or-resume.ts');
const laptop = await openLaptop(folder, undefined, CHECKPOINT_EVERY_MS);
enter('laptop', 'running a pipeline');
await runOrResumePipeline(laptop, folder);
tell(`passed ${passedPoints()}`);
await laptop.close();
