import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import type { Door } from '../door.ts';
import { SocketGuest } from './socket-guest.ts';
import { makeSocketPlace } from './socket-place.ts';

export type SocketDoor = {
  /** Nobody new is let in; ends once those inside have what they asked for. */
  readonly drain: () => Promise<void>;
  readonly isVisited: () => boolean;
  /** Ends at once; call it when the door behind it is closed. */
  readonly close: () => void;
};

const MOST_GUESTS = 32;
const GREETING_MS = 5_000;

/**
 * A second door to the calls of a home, for command lines started while this process has it open. Call it with the
 * home's lock held: a socket that is there already was left by a process that died. Null where the system gives no
 * socket here (a file system without them, a name too long): the home works, and others are told `home.inUse`.
 */
export async function serveSocket(home: string, door: Door, greetingMs = GREETING_MS): Promise<SocketDoor | null> {
  const place = makeSocketPlace(home);
  if (place === null) return null;
  const guests = new Set<SocketGuest>();
  const server = createServer((socket) => {
    const guest = new SocketGuest(socket, door, place.secret, greetingMs);
    guests.add(guest);
    socket.once('close', () => guests.delete(guest));
  });
  server.maxConnections = MOST_GUESTS;
  if (!(await listen(server, place.path))) return null;
  const ended = new Promise<void>((resolve) => void server.once('close', resolve));
  return {
    drain: () => {
      server.close();
      for (const guest of guests) guest.drain();
      return ended;
    },
    isVisited: () => guests.size > 0,
    close: () => {
      server.close();
      server.unref();
      for (const guest of guests) guest.close();
    },
  };
}

async function listen(server: Server, path: string): Promise<boolean> {
  const isFile = process.platform !== 'win32';
  if (isFile) rmSync(path, { force: true });
  const isListening = await new Promise<boolean>((resolve) => {
    server.on('error', () => resolve(false)); // one after that is of a single connection, which is gone
    server.listen(path, () => resolve(true));
  });
  if (isListening && isFile) chmodSync(path, 0o600);
  return isListening;
}
