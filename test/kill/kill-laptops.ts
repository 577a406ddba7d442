import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Engine } from '../../electron/core/actions/context.ts';
import { checkHome } from './check-home.ts';
import { checkServer, type Sent } from './check-server.ts';
import { inTurn } from './in-turn.ts';
import { type Killed, printKilled, wrongIn } from './killed-points.ts';
import { writeOldHome } from './old-home.ts';
import { type Laptop, openLaptop } from './open-laptop.ts';
import { newPlace, prepareHome, type PreparedHome } from './prepared-home.ts';
import { chunksNotSent, forgetChunks } from './server-chunks.ts';
import { acknowledgedOf, freePort, pointsOf, startServer, startSide, stopServer } from './sides.ts';
import { type Step, type StepName, steps } from './steps.ts';

/**
 * Kills a laptop at points of every step of its work, and looks at what its home and the server then hold.
 * @param choose of all points, in the order in which they are passed, those to die at
 * @returns what was wrong, empty where nothing was, and at how many points it was killed
 */
export async function killLaptops(
  engine: Engine,
  choose: (points: readonly Point[]) => readonly Point[],
): Promise<{ readonly kills: number; readonly wrong: readonly string[] }> {
  const port = await freePort();
  const serverUrl = `http://127.0.0.1:${port}`;
  const home = await prepareHome(engine, serverUrl);
  const data = join(home.root, 'server');
  const server = await startServer(data, port);

  const names = Object.keys(steps) as StepName[]; // an object's keys are its type's
  const points = choose((await inTurn(names, (step) => listPoints(home, step))).flat());
  const isSync = ({ step }: Point): boolean => step === 'syncing';
  const atWork = points.filter((point) => !isSync(point));
  const killed = [
    ...(await inTurn(atWork, (point) => killLaptop(engine, home, serverUrl, point))),
    ...(await inTurn(points.filter(isSync), (point) => killInSync(engine, home, { url: serverUrl, data }, point), 1)),
  ];
  await stopServer(server);

  printKilled(killed);
  const wrong = [...wrongIn(killed), ...(await checkServer(data, killed))];
  rmSync(home.root, { recursive: true });
  return { kills: killed.length, wrong };
}

type Point = { readonly step: StepName; readonly name: string };

/** Every point that a step passes when nothing kills it. */
async function listPoints(home: PreparedHome, step: StepName): Promise<readonly Point[]> {
  const side = startSide('laptop', [homeFor(home, step, `list-${step}`), step], 'list');
  expect(await side.ended).toEqual({ code: 0, signal: null });
  const names = pointsOf(side).filter((name) => !name.startsWith('laptop: reopening'));
  return names.map((name) => ({ step, name }));
}

function homeFor(home: PreparedHome, step: StepName, place: string): string {
  if (step !== 'opening' && step !== 'upgrading') return home.copy(place);
  const folder = newPlace(home.root, place);
  if (step === 'upgrading') writeOldHome(folder);
  return folder;
}

type KilledLaptop = Killed & Sent;
type Server = { readonly url: string; readonly data: string };

/** Kills a laptop at a point, opens its home again, goes on working, syncs, and looks at what it holds. */
async function killLaptop(
  engine: Engine,
  home: PreparedHome,
  serverUrl: string,
  { step, name }: Point,
): Promise<KilledLaptop> {
  const place = name.replaceAll(/\W+/g, '-');
  const folder = homeFor(home, step, place);
  const side = startSide('laptop', [folder, step], name);
  const { signal } = await side.ended;
  const nothing = { name, opUuids: [], acknowledged: [] };
  if (signal !== 'SIGKILL') return { ...nothing, problems: ['it was not reached'] };
  try {
    const laptop = await openLaptop(folder, engine);
    const before = await checkHome(laptop.home, acknowledgedOf(side));
    const acknowledged = [...acknowledgedOf(side), ...(await goOn(laptop, step, folder, serverUrl))];
    const after = [...(await checkHome(laptop.home, acknowledged)), ...unsent(laptop)];
    const opUuids = laptop.home.store.all('SELECT opUuid FROM outbox').map((row) => String(row['opUuid']));
    await laptop.close();
    rmSync(join(home.root, place), { recursive: true });
    return { name, opUuids, acknowledged, problems: [...before, ...after] };
  } catch (cause) {
    return { ...nothing, problems: [String(cause)] };
  }
}

/** One at a time: a laptop sends its chunks only to a server that has not had them from another copy of it. */
async function killInSync(
  engine: Engine,
  home: PreparedHome,
  { url, data }: Server,
  point: Point,
): Promise<KilledLaptop> {
  forgetChunks(data);
  const killed = await killLaptop(engine, home, url, point);
  return { ...killed, problems: [...killed.problems, ...chunksNotSent(home.chunks, data)] };
}

/** The person does it again, captures a visit, and syncs. */
async function goOn(
  { ask, home }: Laptop,
  step: StepName,
  folder: string,
  serverUrl: string,
): Promise<readonly string[]> {
  if (step === 'opening') await ask('project.create', { name: folder });
  if (step === 'upgrading') expect(home.store.value('SELECT count(*) FROM recordEvent')).toBe(1);
  await ask('sync.setServer', { url: serverUrl });
  const again = await (steps[step] as Step)(ask, folder);
  const visit = await steps.capturing(ask);
  await ask('sync.run', {});
  return [...again, ...visit];
}

const unsent = ({ home }: Laptop): readonly string[] =>
  home.store
    .all("SELECT kind, state, lastError FROM outbox WHERE state <> 'received' OR receiptId IS NULL")
    .map((row) => `not received: ${JSON.stringify(row)}`);
