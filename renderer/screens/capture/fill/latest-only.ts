/**
 * Asks one thing at a time. What comes while an answer is awaited waits, and only the newest of it is asked then: nothing
 * is held back, and nothing old is answered after something new.
 */
export function latestOnly<Input, Output>(
  ask: (input: Input) => Promise<Output>,
  onAnswer: (input: Input, output: Output) => void,
): (input: Input) => void {
  let isAsking = false;
  let waiting: { readonly input: Input } | null = null;
  const next = async (input: Input): Promise<void> => {
    isAsking = true;
    const output = await ask(input);
    isAsking = false;
    const newer = waiting;
    waiting = null;
    onAnswer(input, output);
    if (newer !== null && !isAsking) void next(newer.input);
  };
  return (input) => {
    if (isAsking) waiting = { input };
    else void next(input);
  };
}
