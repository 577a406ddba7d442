import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { askRepeatedly } from '../../renderer/ask-repeatedly.ts';

/** An answer of this number says that there is more. */
const UNFINISHED = -1;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Questions that are answered when the test says so. */
function openQuestion() {
  const waiting: ((answer: number) => void)[] = [];
  const answers: number[] = [];
  const asker = askRepeatedly(
    () => new Promise<number>((resolve) => waiting.push(resolve)),
    (answer) => answers.push(answer),
    (answer) => (answer === UNFINISHED ? 400 : null),
  );
  const answerNext = async (answer: number): Promise<void> => {
    waiting.shift()?.(answer);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asker, answers, answerNext, asked: () => waiting.length };
}

test('hundreds of changes while an answer is awaited make for one more asking', async () => {
  const { asker, answers, answerNext, asked } = openQuestion();

  asker.again();
  for (let change = 0; change < 300; change++) asker.again();
  expect(asked()).toBe(1);
  await answerNext(1);
  expect(asked()).toBe(1);
  await answerNext(2);

  expect(asked()).toBe(0);
  expect(answers).toEqual([1, 2]);
});

test('a change after the last answer asks anew', async () => {
  const { asker, answers, answerNext } = openQuestion();

  asker.again();
  await answerNext(1);
  asker.again();
  await answerNext(2);

  expect(answers).toEqual([1, 2]);
});

test('what was stopped hears no answer and asks no more', async () => {
  const { asker, answers, answerNext, asked } = openQuestion();

  asker.again();
  asker.again();
  asker.stop();
  await answerNext(1);

  expect(answers).toEqual([]);
  expect(asked()).toBe(0);
});

test('an answer that is not the whole one is asked for again by itself, until it is', async () => {
  const { asker, answers, answerNext, asked } = openQuestion();

  asker.again();
  await answerNext(UNFINISHED);
  expect(asked()).toBe(0);
  vi.advanceTimersByTime(400);
  expect(asked()).toBe(1);
  await answerNext(UNFINISHED);
  vi.advanceTimersByTime(400);
  await answerNext(7);
  vi.advanceTimersByTime(10_000);

  expect(asked()).toBe(0);
  expect(answers).toEqual([UNFINISHED, UNFINISHED, 7]);
});

test('a key typed while the rest is waited for asks at once, and only once', async () => {
  const { asker, answerNext, asked } = openQuestion();

  asker.again();
  await answerNext(UNFINISHED);
  asker.again();
  expect(asked()).toBe(1);
  await answerNext(7);
  vi.advanceTimersByTime(10_000);

  expect(asked()).toBe(0);
});

test('what was stopped while the rest is waited for asks no more', async () => {
  const { asker, answerNext, asked } = openQuestion();

  asker.again();
  await answerNext(UNFINISHED);
  asker.stop();
  vi.advanceTimersByTime(10_000);

  expect(asked()).toBe(0);
});
