import { createInterface } from 'node:readline';
import { openSession } from '../../electron/cli/session.ts';

/**
 * A process that has the home of its first argument open, as a window's core or a long command has it. It says `open`,
 * makes the calls that are written to it (one JSON `{name, input}` a line), and closes when its input ends.
 */
const session = await openSession({
  home: process.argv[2] ?? '',
  project: undefined,
  serverUrl: null,
  signal: new AbortController().signal,
  onProgress: () => undefined,
  onOthers: () => undefined,
});
if (!session.ok) throw new Error(session.error.message);
process.stdout.write('open\n');
for await (const line of createInterface({ input: process.stdin })) {
  const { name, input } = JSON.parse(line) as { name: 'project.create'; input: { name: string } };
  process.stdout.write(`${JSON.stringify(await session.value.ask(name, input))}\n`);
}
await session.value.close();
