import { useState } from 'react';

/**
 * What stands in a field while it is typed: the person's own spelling as long as it reads as the form's answer, else the
 * answer itself, which somebody else changed (a proposal that was taken, a calculation, an undone step).
 */
export function useTyped(
  answer: string,
  read: (typed: string) => string,
): readonly [string, (typed: string) => string] {
  const [typed, setTyped] = useState(answer);
  const shown = read(typed) === answer ? typed : answer;
  return [
    shown,
    (next) => {
      setTyped(next);
      return read(next);
    },
  ];
}
