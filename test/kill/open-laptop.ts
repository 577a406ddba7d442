import type { Engine, HomeContext } from '../../electron/core/actions/context.ts';
import type { CallName, Input, Output } from '../../shared/calls.ts';
import { Door } from '../../electron/core/door.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { startCore, startEngine } from '../../electron/core/start.ts';
import type { Result } from '../../shared/result.ts';
import { reach } from './named-points.ts';

export type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
export type Laptop = { readonly ask: Ask; readonly home: HomeContext; readonly close: () => Promise<void> };

/** The real core over the home at `folder`, without a window; computing goes on in a child process or in `engine`. */
export async function openLaptop(folder: string, engine?: Engine, checkpointEveryMs?: number): Promise<Laptop> {
  const computing = engine === undefined ? startEngine() : { link: engine, close: async () => undefined };
  const core = valueOf(
    await startCore({
      folder,
      engine: computing.link,
      ...(checkpointEveryMs !== undefined && { checkpointEveryMs }),
    }),
  );
  const door = new Door(core.home, handlers);
  core.pipelines.openTo(door);
  const ask: Ask = async (name, input) => {
    const onProgress = (): void => reach('half way');
    return valueOf((await door.call(name, input, { onProgress })) as Result<never>); // typed by the contract
  };
  const close = async (): Promise<void> => {
    await door.close();
    await computing.close();
    await core.close();
  };
  return { ask, home: core.home, close };
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
