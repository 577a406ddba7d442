import type { CallName, Input, Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';

/** The door, as far as a server goes through it. */
export type ServedDoor = {
  readonly call: (
    name: string,
    input: unknown,
    options?: { readonly project?: string | undefined; readonly signal?: AbortSignal },
  ) => Promise<Result<unknown>>;
};

/** Asks core for one project; an aborted signal calls it off. */
export type AskCore = <N extends CallName>(
  name: N,
  input: Input<N>,
  signal?: AbortSignal,
) => Promise<Result<Output<N>>>;

export const askOf =
  (door: ServedDoor, project: string): AskCore =>
  async <N extends CallName>(name: N, input: Input<N>, signal?: AbortSignal) => {
    const options = { project, ...(signal === undefined ? {} : { signal }) };
    return (await door.call(name, input, options)) as Result<Output<N>>; // the door runs the handler that the contract types so
  };
