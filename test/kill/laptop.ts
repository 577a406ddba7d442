import { hookFetch } from './hook-fetch.ts';
import { hookFiles } from './hook-files.ts';
import { hookSqlite } from './hook-sqlite.ts';
import { enter, tell } from './named-points.ts';
import { isStep, steps } from './steps.ts';

/** `laptop.ts HOME STEP`: the real core takes one step in a process that ends at the point it was told. */
const [folder = '', step = ''] = process.argv.slice(2);
if (!isStep(step)) throw new Error(`there is no step "${step}"`);
await hookFiles();
hookSqlite();
hookFetch();
enter('laptop', step === 'opening' || step === 'upgrading' ? step : 'reopening');

const { openLaptop } = await import('./open-laptop.ts');
const laptop = await openLaptop(folder);
enter('laptop', step);
for (const acknowledged of await steps[step](laptop.ask, folder)) tell(`acknowledged ${acknowledged}`);
await laptop.close();
tell('done');
