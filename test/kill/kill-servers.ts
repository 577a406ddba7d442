import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../electron/core/actions/context.ts';
import { checkServer } from './check-server.ts';
import { inTurn } from './in-turn.ts';
import { type Killed, printKilled, wrongIn } from './killed-points.ts';
import { type Laptop, openLaptop } from './open-laptop.ts';
import { prepareHome, type PreparedHome } from './prepared-home.ts';
import { freePort, pointsOf, startServer, startSide, stopServer } from './sides.ts';

const CLUSTER_MADE = 'server: opening · database renamed';

/**
 * Kills a server at points of its start and of its answers to one laptop, and looks at what both hold after it.
 * @param choose of all points, in the order in which they are passed, those to die at
 * @returns what was wrong, empty where nothing was, and at how many points it was killed
 */
export async function killServers(
  engine: Engine,
  choose: (points: readonly Point[]) => readonly Point[],
): Promise<{ readonly kills: number; readonly wrong: readonly string[] }> {
  const home = await prepareHome(engine, null);
  const points = choose(await listPoints(engine, home));
  const killed = await inTurn(points, (point) => killServer(engine, home, point));

  printKilled(killed);
  rmSync(home.root, { recursive: true });
  return { kills: killed.length, wrong: wrongIn(killed) };
}

/** Making a cluster takes seconds: only a server that dies at that begins in an empty folder. */
type Point = { readonly name: string; readonly begunWith: string | null };

/** Points of a server that starts in an empty folder and then hears one laptop. */
async function listPoints(engine: Engine, home: PreparedHome): Promise<readonly Point[]> {
  const [port, data] = [await freePort(), join(home.root, 'listed')];
  const server = await startServer(data, port, 'list');
  const opening = pointsOf(server);
  const laptop = await openSender(engine, home, 'listing', port);
  await laptop.ask('sync.run', {});
  await laptop.close();
  const answering = pointsOf(server).slice(opening.length);
  await stopServer(server);
  const [emptyCluster, started] = [join(home.root, 'empty-cluster'), join(home.root, 'started')];
  await startSide('server', argumentsOf(emptyCluster, port), CLUSTER_MADE).ended;
  await stopServer(await startServer(started, port));
  const making = opening.indexOf(CLUSTER_MADE) + 1;
  return [
    ...opening.slice(0, making).map((name) => ({ name, begunWith: null })),
    ...opening.slice(making).map((name) => ({ name, begunWith: emptyCluster })),
    ...answering.map((name) => ({ name, begunWith: started })),
  ];
}

async function openSender(engine: Engine, home: PreparedHome, name: string, port: number): Promise<Laptop> {
  const laptop = await openLaptop(home.copy(name), engine);
  await laptop.ask('sync.setServer', { url: `http://127.0.0.1:${port}` });
  return laptop;
}

/** Kills a server at a point, while it opens or while it answers, starts it again, and lets the laptop finish. */
async function killServer(engine: Engine, home: PreparedHome, { name, begunWith }: Point): Promise<Killed> {
  const place = name.replaceAll(/\W+/g, '-');
  const [port, data] = [await freePort(), join(home.root, `${place}-data`)];
  if (begunWith !== null) cpSync(begunWith, data, { recursive: true });
  const laptop = await openSender(engine, home, place, port);
  try {
    const dying = startSide('server', argumentsOf(data, port), name);
    if (await dying.isListening()) await laptop.ask('sync.run', {});
    dying.stop(); // for one that never reached its point; the dead do not hear it
    const { signal } = await dying.ended;
    if (signal !== 'SIGKILL') return { name, problems: ['it was not reached'] };
    const server = await startServer(data, port);
    await laptop.ask('sync.run', {});
    const outbox = laptop.home.store.all('SELECT opUuid, entityId, state FROM outbox');
    const unsent = outbox
      .filter(({ state }) => state !== 'received')
      .map(({ entityId }) => `not received: ${entityId}`);
    await stopServer(server);
    const sent = {
      opUuids: outbox.map(({ opUuid }) => String(opUuid)),
      acknowledged: outbox.map(({ entityId }) => String(entityId)),
    };
    const stored = await checkServer(data, [sent]);
    rmSync(data, { recursive: true });
    return { name, problems: [...unsent, ...stored] };
  } catch (cause) {
    return { name, problems: [String(cause)] };
  } finally {
    await laptop.close();
  }
}

const argumentsOf = (data: string, port: number): readonly string[] => ['--data', data, '--port', String(port)];
