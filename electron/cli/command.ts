import type { CallName, Input, Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';
import type { Arguments, OptionName } from './arguments.ts';

/** Asks core through the same door as the window. */
export type Ask = <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;

export type Reply = {
  /** What `--json` prints. */
  readonly document: Readonly<Record<string, unknown>>;
  /** What a person reads. */
  readonly lines: readonly string[];
  /** The question was answered, and the answer is bad news: exit code 1. */
  readonly isBad?: boolean;
  /** A gate refuses what was asked about: exit code 3. */
  readonly isRefused?: boolean;
};

/** How a command is typed. */
export type Usage = {
  /** `dataset import`, as typed. */
  readonly words: string;
  /** Names of what stands after the words. */
  readonly operands: readonly string[];
  /** Name of what may stand after them. */
  readonly optionalOperand?: string;
  /** All that it takes, beside those that every command takes. */
  readonly options: readonly OptionName[];
  /** Those of them without which it cannot be done. */
  readonly needs?: readonly OptionName[];
};

export type Command = Usage & {
  /** What it asks of core. */
  readonly calls: readonly CallName[];
  /** It goes on until it is stopped, and what is said of that. */
  readonly stays?: string;
  /** `operands` are as many as named above; the options that it needs are there. */
  readonly run: (ask: Ask, typed: Arguments, operands: readonly string[]) => Promise<Result<Reply>>;
};

/** A reply made of an answer, or the answer's failure. */
export async function reply<T>(answer: Promise<Result<T>>, make: (value: T) => Reply): Promise<Result<Reply>> {
  const result = await answer;
  return result.ok ? { ok: true, value: make(result.value) } : result;
}
