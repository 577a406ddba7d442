import { randomUUID } from 'node:crypto';
import type { EndpointRequest, EndpointStart, RunningEndpoint } from '../../../../shared/endpoint.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askOf, type AskCore, type ServedDoor } from '../ask-core.ts';
import { GuessLimit } from '../guess-limit.ts';
import type { EndpointServerOptions, TransferLimits } from './create-endpoint-server.ts';
import type { Listening } from './listen-on-loopback.ts';
import type { Note } from './notes.ts';
import { RequestCounts } from './request-counts.ts';
import { RequestLog } from './request-log.ts';
import { Scorer } from './scorer.ts';
import { SCORING_LIMITS, ScoringGate, type ScoringLimits } from './scoring-gate.ts';
import { ServedModels } from './served-models.ts';

type Running = Omit<EndpointStart, 'token'> & {
  readonly url: string;
  readonly listening: Listening;
  readonly gate: ScoringGate;
  readonly counts: RequestCounts;
  readonly log: RequestLog;
  readonly ended: () => void;
};

/** What is being answered when the endpoint is stopped has so long. */
const GRACE_MS = 2_000;

export type EndpointOptions = {
  readonly now: () => number;
  readonly scoring?: ScoringLimits;
  readonly transfer?: TransferLimits;
};

/** The second door for programs on this laptop: at most one server, on loopback alone, for one project. */
export class Endpoint {
  readonly #options: EndpointOptions;
  #door: ServedDoor | null = null;
  #running: Running | null = null;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: EndpointOptions) {
    this.#options = options;
  }

  /** Says which door it leads to; whoever made the door calls this before anybody can start it. */
  openTo(door: ServedDoor): void {
    this.#door = door;
  }

  running(): RunningEndpoint | null {
    if (this.#running === null) return null;
    const { port, projectName, model, keeps, url, counts } = this.#running;
    return { port, projectName, model, keeps, url, refused: counts.refused };
  }

  /** Ends when the server that runs now does; at once where none does. */
  ended(): Promise<void> {
    return this.#ended;
  }

  /** Instead of what ran. Fails with `endpoint.portTaken`. */
  async start({ token, ...start }: EndpointStart): Promise<Result<null>> {
    const door = this.#door;
    if (door === null) throw new Error('the endpoint was started before it was opened to a door');
    await this.stop();
    const [{ createEndpointServer, TRANSFER_LIMITS }, { listenOnLoopback }] = await Promise.all([
      import('./create-endpoint-server.ts'), // most commands never need it
      import('./listen-on-loopback.ts'),
    ]);
    const { now, scoring = SCORING_LIMITS, transfer = TRANSFER_LIMITS } = this.#options;
    const ask = askOf(door, start.projectName);
    const parts = { gate: new ScoringGate(scoring), counts: new RequestCounts(), log: logOf(ask) };
    const guesses = new GuessLimit(now);
    const app = await createEndpointServer({
      ...parts,
      scorer: new Scorer(ask, new ServedModels(ask, start.model), start.keeps),
      admission: { token, guesses, port: start.port },
      answered: answering(parts, now),
      transfer,
    });
    const listening = await listenOnLoopback(app, start.port, transfer);
    if (!listening.ok) return listening;
    let end: () => void = () => undefined;
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    const url = `http://127.0.0.1:${start.port}`;
    this.#running = { ...start, ...parts, url, listening: listening.value, ended: end };
    return ok(null);
  }

  /** What is being answered is finished first, within two seconds, and the log is written. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (running === null) return;
    this.#running = null;
    const late = setTimeout(() => {
      running.gate.cut();
      running.listening.cut();
    }, GRACE_MS);
    await running.listening.close();
    clearTimeout(late);
    await running.log.write();
    running.ended();
  }
}

const logOf = (ask: AskCore): RequestLog =>
  new RequestLog(async (requests) => {
    await ask('endpoint.note', { requests });
  });

/** Counts every request that was let in, and logs those that asked for predictions. */
function answering(
  { counts, log }: { readonly counts: RequestCounts; readonly log: RequestLog },
  now: () => number,
): EndpointServerOptions['answered'] {
  return (note, { status, durationMs, caller }) => {
    const { protocol, model, rows, guards } = note;
    const counted = model === null ? null : { ...model, version: String(model.version) };
    counts.note({ route: protocol ?? 'other', status, model: counted, rows, guards, seconds: durationMs / 1_000 });
    if (protocol !== null) log.note(requestOf(note, protocol, { atMs: now(), status, durationMs, caller }));
  };
}

const requestOf = (
  { model, rows, predictionIds, errorCode }: Note,
  protocol: EndpointRequest['protocol'],
  answer: Pick<EndpointRequest, 'atMs' | 'status' | 'durationMs' | 'caller'>,
): EndpointRequest => ({
  ...answer,
  id: randomUUID(),
  protocol,
  modelVersionId: model?.id ?? null,
  modelRef: model?.ref ?? null,
  rows,
  errorCode,
  predictionIds: [...predictionIds],
});
