import type { Engine } from '../../electron/core/actions/context.ts';
import type { EngineReply, EngineRequest } from '../../shared/engine.ts';
import type { Result } from '../../shared/result.ts';

type Waiting = { readonly settle: (result: Result<unknown>) => void; readonly onProgress: (event: unknown) => void };

/** The compute process's code in this process, behind its real dispatcher; it is loaded at the first request. */
export function openTestEngine(): Engine {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let send: Promise<(message: EngineRequest) => void> | null = null;
  const receive = (reply: EngineReply): void => {
    const asked = waiting.get(reply.id);
    if (reply.kind === 'progress') asked?.onProgress(reply.event);
    else if (reply.kind === 'reply') asked?.settle(reply.result);
  };
  return {
    async request(name, input, options = {}) {
      send ??= startCompute(receive);
      const post = await send;
      const id = ++lastId;
      const cancel = (): void => post({ kind: 'cancel', id });
      options.signal?.addEventListener('abort', cancel);
      const result = await new Promise<Result<unknown>>((settle) => {
        waiting.set(id, { settle, onProgress: options.onProgress ?? (() => undefined) });
        post({ kind: 'request', id, name, input });
      });
      waiting.delete(id);
      options.signal?.removeEventListener('abort', cancel);
      return result as never; // the contract types each call's answer
    },
  };
}

async function startCompute(receive: (reply: EngineReply) => void): Promise<(message: EngineRequest) => void> {
  const [{ serve }, { createHandlers }] = await Promise.all([
    import('../../electron/compute/serve.ts'),
    import('../../electron/compute/handlers.ts'),
  ]);
  let toCompute: (message: unknown) => void = () => undefined;
  serve({ send: receive, listen: (onMessage) => (toCompute = onMessage) }, createHandlers());
  return (message) => toCompute(message);
}
