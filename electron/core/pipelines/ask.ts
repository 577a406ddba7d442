import type { CallName, Input, Output } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';

/** The door, as far as pipelines go through it. */
export type PipelineDoor = {
  readonly call: (name: string, input: unknown, options?: AskOptions) => Promise<Result<unknown>>;
};

export type AskOptions = {
  readonly project?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: unknown) => void;
  /** The step that asks, so that what it changes is noted with it. */
  readonly step?: { readonly runId: string; readonly stepId: string };
};

/** Asks core for one project. */
export type Ask = <N extends CallName>(
  name: N,
  input: Input<N>,
  options?: Omit<AskOptions, 'project'>,
) => Promise<Result<Output<N>>>;

export const askOf =
  (door: PipelineDoor, project: string): Ask =>
  async <N extends CallName>(name: N, input: Input<N>, options: Omit<AskOptions, 'project'> = {}) =>
    (await door.call(name, input, { ...options, project })) as Result<Output<N>>; // the door runs the handler that the contract types so
