import type { CallName, Input, Output } from '../../../../shared/calls.ts';
import type { Result } from '../../../../shared/result.ts';

/** The door, as far as the hub goes through it. */
export type HubDoor = {
  readonly call: (
    name: string,
    input: unknown,
    options?: { readonly project?: string | undefined },
  ) => Promise<Result<unknown>>;
};

/** Asks core for one project. */
export type AskCore = <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;

export const askOf =
  (door: HubDoor, project: string): AskCore =>
  async <N extends CallName>(name: N, input: Input<N>) =>
    (await door.call(name, input, { project })) as Result<Output<N>>; // the door runs the handler that the contract types so
