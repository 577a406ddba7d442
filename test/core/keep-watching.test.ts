import { expect, test, vi } from 'vitest';
import { promoteModel } from '../../electron/core/actions/promote-model.ts';
import { Door } from '../../electron/core/door.ts';
import { handlers } from '../../electron/core/handlers.ts';
import { keepWatching } from '../../electron/core/keep-watching.ts';
import type { Topic } from '../../shared/calls/call-row.ts';
import { calls } from '../../shared/calls.ts';
import { addVersion, deployModel } from './actions/deployed-model.ts';
import { openTestHome, type TestHome, valueOf } from './open-test-home.ts';

/** A home with a champion and a shadow, and the door through which records come. */
async function openShadowed() {
  const home = openTestHome();
  await deployModel(home, 0.5);
  await addVersion(home, 0.75);
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: 'sick@2', alias: 'shadow' })));
  return { home, door: new Door(home, handlers) };
}

const shadowed = (home: TestHome): number => Number(home.store.value('SELECT count(*) FROM shadowPrediction'));

test('the shadow answers once nobody has saved a record for a moment, and says so', async () => {
  const { home, door } = await openShadowed();
  const announced: (readonly Topic[])[] = [];
  door.onChanged((topics) => announced.push(topics));
  const watch = keepWatching(door, { quietMs: 1, project: undefined });

  valueOf(await door.call('record.add', { values: { x: 1 } }));

  expect(shadowed(home)).toBe(0);
  await vi.waitFor(() => expect(announced).toContainEqual(['predictions', 'sync']), { timeout: 10_000 });
  expect(shadowed(home)).toBe(1);
  watch.close();
});

test('a command that ends lets it answer all before, and a closed watch nothing more', async () => {
  const { home, door } = await openShadowed();
  const watch = keepWatching(door, { quietMs: 60_000, project: undefined });
  for (let visit = 0; visit < 22; visit += 1) valueOf(await door.call('record.add', { values: { x: visit } }));

  await watch.settle();
  expect(shadowed(home)).toBe(22);
  watch.close();
  valueOf(await door.call('record.add', { values: { x: 1 } }));
  await watch.settle();
  expect(shadowed(home)).toBe(22);
});
