import type { FromCore, ToCore } from '../../shared/process-messages.ts';
import { Door } from './door.ts';
import { createPortEngine, type EnginePort } from './engine/port-link.ts';
import type { Trainings } from './engine/trainings.ts';
import { handlers } from './handlers.ts';
import { openPractice } from './open-practice.ts';
import { servePort, type WindowPort } from './port-door.ts';
import { serveSocket, type SocketDoor } from './serving/socket-door.ts';
import { startCore } from './start.ts';
import { keepEndpointOn } from './keep-endpoint-on.ts';
import { keepHubOn } from './keep-hub-on.ts';
import type { KeptOn } from './keep-on.ts';
import { keepLooking } from './keep-looking.ts';
import { keepPipelines } from './keep-pipelines.ts';
import { keepInSync } from './keep-in-sync.ts';
import { keepWatching, type ModelWatch } from './keep-watching.ts';
import { keepTrainingCool, type TrainingCooler } from './keep-training-cool.ts';
import { ToldPower } from './power/power-state.ts';
import { readLinuxPower } from './power/read-linux-power.ts';
import type { BackgroundSync } from './sync/sync-in-background.ts';

/** What Electron gives a utility process; declared here because core does not know Electron. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: ToCore; readonly ports: readonly unknown[] }) => void): void;
  postMessage(message: FromCore): void;
};
type Running = {
  readonly door: Door;
  readonly socket: SocketDoor | null;
  readonly sync: BackgroundSync;
  readonly kept: readonly KeptOn[];
  readonly trainings: Trainings;
  readonly cooler: TrainingCooler;
  readonly watch: ModelWatch;
  readonly close: () => Promise<void>;
};

/** Main waits 3 s for all of the closing; a round that takes longer is lost with what came after the last checkpoint. */
const REST_WITHIN_MS = 2_000;

/** A nurse who has just saved a visit is left so long before what nobody waits for begins. */
const QUIET_MS = 1_000;

const parent = (process as { parentPort?: ParentPort }).parentPort; // set in Electron's utility processes only
if (parent === undefined) throw new Error('The core process must be started by main');
serveMain(parent);

/** Ports of windows and of compute processes come in any order; a window's waits until the home is open. */
function serveMain(main: ParentPort): void {
  const engine = createPortEngine({
    onHung: () => main.postMessage({ kind: 'computeHung' }),
    onBroken: () => void started.then((running) => running?.door.announce(['compute'])),
  });
  const power = new ToldPower();
  let start: (running: Running | null) => void = () => undefined;
  const started = new Promise<Running | null>((resolve) => {
    start = resolve;
  });
  main.on('message', ({ data, ports: [port] }) => {
    if (data.kind === 'start') void open(data).then(start);
    if (data.kind === 'compute') engine.connect(port as EnginePort); // what main sends beside each kind is its contract
    if (data.kind === 'window') void started.then((running) => running && servePort(port as WindowPort, running.door));
    if (data.kind === 'power') power.tell(data.state);
    if (data.kind === 'stop') void started.then(stop);
  });

  const open = async ({ folder, serverUrl, practice }: Extract<ToCore, { kind: 'start' }>): Promise<Running | null> => {
    const core = await startCore({ folder, serverUrl, engine: engine.link });
    if (!core.ok) {
      const { code, message, hint } = core.error;
      main.postMessage({ kind: 'refused', code, message, hint: hint ?? null });
      return null;
    }
    const door = new Door(core.value.home, handlers);
    if (practice !== null) await openPractice(door, practice);
    const socket = await serveSocket(core.value.home.folder, door);
    const sync = keepInSync(core.value.home, door);
    core.value.hub.openTo(door);
    core.value.endpoint.openTo(door);
    core.value.pipelines.openTo(door);
    const kept = [keepHubOn, keepEndpointOn, keepPipelines, keepLooking].map((keep) => keep(core.value.home, door));
    const cooler = keepTrainingCool(core.value.home, door, power.reader(readLinuxPower), { resumes: true });
    const watch = keepWatching(door, { quietMs: QUIET_MS, project: undefined });
    main.postMessage({ kind: 'ready' });
    const { trainings } = core.value.home;
    trainings.watch(() => door.announce(['runs']));
    return { door, socket, sync, kept, trainings, cooler, watch, close: core.value.close };
  };

  const stop = async (running: Running | null): Promise<void> => {
    await Promise.all([running?.sync.close(), ...(running?.kept ?? []).map((one) => one.close())]);
    running?.cooler.close();
    running?.watch.close();
    await running?.trainings.close(REST_WITHIN_MS);
    await running?.door.close();
    running?.socket?.close();
    engine.link.close();
    await running?.close();
    process.exit(0);
  };
}
