/**
 * Does `work` for one item after the other and yields what comes of it in the items' order, begun for up to `ahead`
 * items more than were taken: what is slow in several places is then slow in all of them at once. Whoever stops taking,
 * or meets an error, waits until all that was begun has ended.
 */
export async function* workAhead<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  ahead: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const begun: Promise<R>[] = [];
  try {
    for await (const item of items) {
      const working = work(item);
      working.catch(() => undefined); // it is thrown when its turn comes
      begun.push(working);
      if (begun.length > ahead) yield await (begun.shift() as Promise<R>); // there is one at least
    }
    for (let next = begun.shift(); next !== undefined; next = begun.shift()) yield await next;
  } finally {
    await Promise.allSettled(begun);
  }
}
