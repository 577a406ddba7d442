import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listReview } from '../../../electron/core/actions/list-review.ts';
import { predictDataset } from '../../../electron/core/actions/predict-dataset.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { showModel } from '../../../electron/core/actions/show-model.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { giveDeviceKey } from '../give-device-key.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const definition = ProjectDefinition.parse({
  columns: [
    { name: 'site', type: 'category', role: 'site' },
    { name: 'x', type: 'number' },
    { name: 'state', type: 'category', role: 'label' },
  ],
});

/** A model without rows to judge it on is put in use by override. */
const promote = (home: TestHome, operating: Input<'model.promote'>['operating']) =>
  promoteModel(
    home,
    calls['model.promote'].input.parse({ ref: 'sick@1', operating, override: 'known from elsewhere' }),
  );

const limit = (threshold: number) => ({ kind: 'limit', threshold }) as const;

async function importVisits(home: TestHome, lines: readonly string[]) {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, ['site,x,state', ...lines, ''].join('\n'));
  const roles = { site: 'site', state: 'label' };
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', roles })));
}

test('a limit by cost is worked out on the held-out rows, kept with the deployment and sent with it', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const random = createRandom(7);
  const lines = Array.from({ length: 400 }, (_, row) => {
    const x = random.normal();
    return `${row % 2 === 0 ? 'Busiu' : 'Wanale'},${x.toFixed(2)},${x + random.normal() > 0.5 ? 'sick' : 'well'}`;
  });
  await importVisits(home, lines);
  const asked = { dataset: 'visits', target: 'state', features: ['x'], name: 'sick', parameters: { trees: 20 } };
  const { run } = valueOf(await trainModel(home, calls['model.train'].input.parse(asked)));

  const cheap = valueOf(await promote(home, { basis: { kind: 'cost', missCost: 1 } }));
  const dear = valueOf(await promote(home, { basis: { kind: 'cost', missCost: 20 }, unsureWithin: 0.05 }));

  expect(run.outcome?.scores.map(({ site }) => site).toSorted()).toEqual(['Busiu', 'Wanale', null]);
  expect(dear.threshold).toBeLessThan(cheap.threshold ?? 0);
  expect(dear.operatingPoint).toEqual({
    basis: { kind: 'cost', missCost: 20 },
    threshold: dear.threshold,
    unsureWithin: 0.05,
    sites: [],
  });
  expect(valueOf(await showModel(home, { ref: 'sick@1' })).moves[0]?.operatingPoint).toEqual(dear.operatingPoint);
  const sent = home.store.value<string>(
    "SELECT payload FROM outbox WHERE kind = 'model.promoted' ORDER BY id DESC LIMIT 1",
  );
  expect(JSON.parse(sent ?? '')).toMatchObject({ operatingPoint: dear.operatingPoint });
});

test('a prediction says which deployment decided, and is unsure in its band', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  await deployModel(home, 0.5);
  const { id } = valueOf(await promote(home, { basis: limit(0.5), unsureWithin: 0.1 }));

  const near = valueOf(await predictRecord(home, { model: '@champion', record: { x: 0.2 } }));
  const far = valueOf(await predictRecord(home, { model: '@champion', record: { x: 3 } }));

  expect(near).toMatchObject({ deploymentId: id, threshold: 0.5, unsure: true });
  expect(far).toMatchObject({ deploymentId: id, threshold: 0.5, unsure: false });
  const { items } = valueOf(await listReview(home, { limit: 10 }));
  expect(items.map(({ prediction }) => [prediction.id, prediction.unsure])).toEqual([
    [near.id, true],
    [far.id, false],
  ]);
});

test('a site is decided by its own limit, in a record and in a batch, and reviewed by it', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  await deployModel(home, 0.5);
  await promote(home, { basis: limit(0.5), unsureWithin: 0.05, sites: [{ site: 'Busiu', basis: limit(0.95) }] });
  await importVisits(home, ['Wanale,2.5,sick', 'Busiu,2.5,sick', 'Busiu,0.1,well', ',2.5,sick']);

  const atBusiu = valueOf(await predictRecord(home, { model: '@champion', record: { x: 2.5, site: 'Busiu' } }));
  const elsewhere = valueOf(await predictRecord(home, { model: '@champion', record: { x: 2.5, site: 'Wanale' } }));
  const window = valueOf(await predictDataset(home, { model: '@champion', dataset: 'visits' }));

  expect([atBusiu.output.prediction, elsewhere.output.prediction]).toEqual(['well', 'sick']);
  expect([atBusiu.threshold, atBusiu.unsure, elsewhere.threshold]).toEqual([0.95, true, 0.5]);
  expect(window.metrics).toMatchObject({ accuracy: 0.75 });
  const { items } = valueOf(await listReview(home, { limit: 10 }));
  const rows = items.filter(({ prediction }) => prediction.id.startsWith(window.id));
  const told = rows.map(({ prediction: { id, output, threshold, unsure } }) => [
    Number(id.slice(id.indexOf(':') + 1)),
    output.prediction,
    threshold,
    unsure,
  ]);
  expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    [0, 'sick', 0.5, false],
    [1, 'well', 0.95, true],
    [2, 'well', 0.95, false],
    [3, 'sick', 0.5, false],
  ]);
  expect(rows[0]?.prediction.id).toBe(`${window.id}:1`);
});

test('what cannot be worked out is refused with the way out, and nothing is deployed', async () => {
  const home = giveDeviceKey(openTestHome({ definition }));
  const model = await deployModel(home, 0.5);

  const refused = await promote(home, { basis: { kind: 'capacity', perDay: 20, seenPerDay: 100 } });

  expect(refused).toMatchObject({ ok: false, error: { code: 'model.noHeldOut' } });
  expect(valueOf(await showModel(home, { ref: model.ref })).moves).toHaveLength(1);
});
