import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectToCore, type RunningCore } from '../../electron/cli/running-core.ts';
import { callsWithoutCommand, commands, notBuilt } from '../../electron/cli/command-table.ts';
import { Door, type Handlers } from '../../electron/core/door.ts';
import { servePort, type WindowPort } from '../../electron/core/port-door.ts';
import { serveSocket, type SocketDoor } from '../../electron/core/serving/socket-door.ts';
import { type CallName, calls } from '../../shared/calls.ts';
import { fail, type Result } from '../../shared/result.ts';
import { createPortClient } from '../../renderer/port-client.ts';
import { openTestHome } from '../core/open-test-home.ts';
import { sampleInput } from './sample-input.ts';

const asked = new Set(commands.flatMap((command) => [...command.calls]));
const names = Object.keys(calls) as CallName[]; // the table's own keys

test.each(names)('%s has a command or a written exception, and not both', (name) => {
  const hasCommand = asked.has(name);
  const exception = callsWithoutCommand[name];

  expect(hasCommand).not.toBe(exception !== undefined);
});

test('no command is there twice, and none that is built is called not built', () => {
  const words = commands.map((command) => command.words);

  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => notBuilt.includes(word))).toEqual([]);
});

/** Each handler tells which one it is and what it was given. */
const handlers = Object.fromEntries(
  names.map((name) => [name, async (_context: unknown, input: unknown) => fail('test.reached', name, '', { input })]),
) as unknown as Handlers; // the mapping above gives every call of the table one

let door: Door;
let askPort: (name: CallName, input: unknown) => Promise<Result<unknown>>;
let socket: SocketDoor | null;
let core: RunningCore;

beforeAll(async () => {
  const home = openTestHome();
  door = new Door(home, handlers);
  askPort = openPort(door);
  socket = await serveSocket(home.folder, door);
  const connected = await connectToCore(home.folder);
  if (connected?.ok !== true) throw new Error('Nobody answers at the socket');
  core = connected.value;
});
afterAll(() => {
  core.close();
  socket?.close();
});

/** Bytes do not cross a socket of lines of JSON. */
const ofWindowsAlone: ReadonlySet<CallName> = new Set(['photo.keepThumbnail']);

test.each(names)('%s is the same handler with the same input, by function, window and socket', async (name) => {
  const input = sampleInput(name);

  const byFunction = await door.call(name, input);

  expect(byFunction).toMatchObject({ ok: false, error: { code: 'test.reached', message: name } });
  expect(await askPort(name, input)).toEqual(byFunction);
  if (ofWindowsAlone.has(name)) return;
  expect(await core.call(name, input as never)).toEqual(byFunction); // what fits is the contract's word, not the type's
});

/** A window's client at its end of a port to the door. */
function openPort(to: Door): typeof askPort {
  const { port1, port2 } = new MessageChannel();
  const served: WindowPort = {
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
      port2.addEventListener(event, (message) => listener(message as MessageEvent));
    },
    postMessage: (message) => port2.postMessage(message),
    start: () => port2.start(),
  };
  servePort(served, to);
  const client = createPortClient(() => ({ code: 'core.restarted', message: '' }));
  client.connect(port1);
  return client.request;
}
