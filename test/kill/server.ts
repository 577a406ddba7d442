import { enter } from './named-points.ts';
import { hookFiles } from './hook-files.ts';
import { hookServer } from './hook-server.ts';

/** The real server, with its own arguments, in a process that ends at the point it was told. */
await hookFiles();
hookServer();
enter('server', 'opening');
await import('../../server/main.ts');
