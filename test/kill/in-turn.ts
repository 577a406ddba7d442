/** Two processors: one side dies while the test looks after another. */
const AT_ONCE = 2;

/** Works through a list, a few at a time, and answers in its order. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>, atOnce = AT_ONCE): Promise<R[]> {
  const answers: R[] = [];
  const waiting = items.map((item, index) => ({ item, index }));
  const takeNext = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      answers[next.index] = await work(next.item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeNext));
  return answers;
}
