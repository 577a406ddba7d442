import { expect, test } from 'vitest';
import { latestOnly } from '../../../../renderer/screens/capture/fill/latest-only.ts';

test('one question is asked at a time, and of those that wait only the newest', async () => {
  const asked: string[] = [];
  const answered: string[] = [];
  const open: (() => void)[] = [];
  const ask = latestOnly(
    (input: string) => {
      asked.push(input);
      return new Promise<string>((resolve) => open.push(() => resolve(`${input}!`)));
    },
    (input, output) => answered.push(`${input} ${output}`),
  );

  for (const input of ['1', '11', '11.2']) ask(input);
  expect(asked).toEqual(['1']);
  open[0]!();
  await Promise.resolve();
  await Promise.resolve();
  expect(asked).toEqual(['1', '11.2']);
  open[1]!();
  await Promise.resolve();
  await Promise.resolve();

  expect(answered).toEqual(['1 1!', '11.2 11.2!']);
  ask('7');
  expect(asked.at(-1)).toBe('7');
});
