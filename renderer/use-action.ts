import { useCallback, useState } from 'react';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { AppError } from '../shared/result.ts';
import { call } from './call.ts';

export type Action<N extends CallName> = {
  readonly busy: boolean;
  /** Why the last attempt failed; null once another one has begun. */
  readonly error: AppError | null;
  /** Null where it failed. */
  readonly run: (input: Input<N>) => Promise<Output<N> | null>;
};

/** One call that a person sets off, with whether it runs and why it failed. */
export function useAction<N extends CallName>(name: N): Action<N> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = useCallback(
    async (input: Input<N>) => {
      setBusy(true);
      setError(null);
      const result = await call(name, input);
      setBusy(false);
      if (result.ok) return result.value;
      setError(result.error);
      return null;
    },
    [name],
  );
  return { busy, error, run };
}
