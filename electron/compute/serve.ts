import { type EngineCallName, type EngineReply, type EngineRequest, engineCalls } from '../../shared/engine.ts';
import { fail, type Result } from '../../shared/result.ts';
import type { CallContext, Handlers } from './handlers.ts';

/** Where requests come from and replies go to, whatever carries them. */
export type Port = {
  readonly send: (reply: EngineReply) => void;
  readonly listen: (onMessage: (message: unknown) => void) => void;
};

/**
 * Answers every request on the port with one reply. Requests run side by side; one that is cancelled answers
 * `engine.cancelled`, a bug answers `engine.internal` with its cause.
 */
export function serve(port: Port, handlers: Handlers): void {
  const running = new Map<number, AbortController>();
  port.listen((message) => {
    const request = message as EngineRequest; // core is the only sender, and its link is typed by this union
    if (request.kind === 'cancel') {
      running.get(request.id)?.abort();
      return;
    }
    void run(request, running, port, handlers);
  });
}

async function run(
  { id, name, input }: Extract<EngineRequest, { kind: 'request' }>,
  running: Map<number, AbortController>,
  port: Port,
  handlers: Handlers,
): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  const progress = (event: unknown): void => port.send({ kind: 'progress', id, event });
  const announce = (): void => port.send({ kind: 'running', id });
  const result = await answer(handlers, name, input, { signal: controller.signal, progress, announce });
  running.delete(id);
  port.send({ kind: 'reply', id, result });
}

/** The boundary of the process: whatever is thrown below becomes a reply here. */
async function answer(
  handlers: Handlers,
  name: string,
  input: unknown,
  context: CallContext,
): Promise<Result<unknown>> {
  try {
    if (!isCallName(name)) return fail('engine.unknownCall', `The compute process has no call "${name}".`);
    return await handle(handlers, name, input, context);
  } catch (error) {
    if (context.signal.aborted) return fail('engine.cancelled', 'Cancelled.');
    return fail(
      'engine.internal',
      `The compute process failed: ${causeOf(error)}`,
      'Try again; if it comes back, please report it.',
    );
  }
}

function handle<N extends EngineCallName>(
  handlers: Handlers,
  name: N,
  input: unknown,
  context: CallContext,
): Promise<Result<unknown>> | Result<unknown> {
  const parsed = engineCalls[name].input.safeParse(input);
  if (!parsed.success) return fail('engine.badInput', `The input of "${name}" is wrong: ${parsed.error.message}`);
  // The schema parsed is the one that the handler under the same name is typed by.
  return handlers[name](parsed.data as Parameters<Handlers[N]>[0], context);
}

const isCallName = (name: string): name is EngineCallName => Object.hasOwn(engineCalls, name);

/** The whole chain of causes, with the place of the first. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `; caused by ${causeOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
