import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTestEngine } from '../core/open-test-engine.ts';
import { checkServer } from './check-server.ts';
import { inTurn } from './in-turn.ts';
import { type Killed, printKilled, wrongIn } from './killed-points.ts';
import { type Laptop, openLaptop } from './open-laptop.ts';
import { prepareHome, type PreparedHome } from './prepared-home.ts';
import { freePort, pointsOf, startServer, startSide, stopServer, stopSides } from './sides.ts';

const engine = openTestEngine();
afterAll(stopSides);

const CLUSTER_MADE = 'server: opening · database renamed';

test('a server killed anywhere loses nothing and stores nothing twice', { timeout: 20 * 60_000 }, async () => {
  const home = await prepareHome(engine, null);
  const points = await listPoints(home);
  const killed = await inTurn(points, (point) => killServer(home, point));

  printKilled(killed);
  expect(wrongIn(killed)).toEqual([]);
  expect(points.length).toBeGreaterThanOrEqual(25);
  rmSync(home.root, { recursive: true });
});

/** Making a cluster takes seconds: only a server that dies at that begins in an empty folder. */
type Point = { readonly name: string; readonly begunWith: string | null };

/** Points of a server that starts in an empty folder and then hears one laptop. */
async function listPoints(home: PreparedHome): Promise<readonly Point[]> {
  const [port, data] = [await freePort(), join(home.root, 'listed')];
  const server = await startServer(data, port, 'list');
  const opening = pointsOf(server);
  const laptop = await openSender(home, 'listing', port);
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

async function openSender(home: PreparedHome, name: string, port: number): Promise<Laptop> {
  const laptop = await openLaptop(home.copy(name), engine);
  await laptop.ask('sync.setServer', { url: `http://127.0.0.1:${port}` });
  return laptop;
}

/** Kills a server at a point, while it opens or while it answers, starts it again, and lets the laptop finish. */
async function killServer(home: PreparedHome, { name, begunWith }: Point): Promise<Killed> {
  const place = name.replaceAll(/\W+/g, '-');
  const [port, data] = [await freePort(), join(home.root, `${place}-data`)];
  if (begunWith !== null) cpSync(begunWith, data, { recursive: true });
  const laptop = await openSender(home, place, port);
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
