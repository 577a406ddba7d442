import { expect, test } from 'vitest';
import type { EngineInput, TrainingProgress } from '../../../shared/engine.ts';
import { type Engine, startEngine, valueOf } from '../start-engine.ts';
import { sha256Of } from '../tiny-models.ts';
import { type Asked, baseOf, type Delivered, fieldsOf, stacked, trainOn } from './going-on-fixtures.ts';

const parametersOf = {
  gbdt: { trees: 40, leaves: 6 },
  linear: {},
  mlp: { hidden: [8], epochs: 40, batch: 32, learningRate: 0.01 },
} as const;
type Name = keyof typeof parametersOf;
const names = Object.keys(parametersOf) as readonly Name[]; // the object's own keys

const askedFor = (algorithm: Name, target: string): Asked => ({
  algorithm,
  target,
  parameters: parametersOf[algorithm],
});

const lastYear = fieldsOf({ rows: 240, seed: 1 });
/** The same crops, grown elsewhere. */
const thisYear = fieldsOf({ rows: 150, seed: 2, moved: [1.5, 1.5] });
/** Of a year in which nobody grew barley. */
const noBarley = fieldsOf({ rows: 150, seed: 3, crops: ['maize', 'sorghum'] });

type More = Partial<Pick<EngineInput<'train'>, 'checkpoints'>>;

async function goOn(engine: Engine, asked: Asked, columns = thisYear, more: More = {}): Promise<Delivered> {
  const base = valueOf(await trainOn(engine, lastYear, asked));
  return valueOf(await trainOn(engine, columns, asked, { base: await baseOf(engine, base, lastYear, asked), ...more }));
}

const codes = ({ warnings }: Delivered): readonly string[] => warnings.map(({ code }) => code);

test.each(names)(
  'a model of %s that goes on learns what changed, and its file answers as its trainer',
  async (name) => {
    const { curve, iterations, maxDifference, metrics, spec } = await goOn(startEngine(), askedFor(name, 'crop'));

    const [first] = curve;
    const last = curve.find(({ iteration }) => iteration === iterations) ?? curve.at(-1);
    expect(last?.heldOut).toBeLessThan(name === 'linear' ? 0.4 : (first?.heldOut ?? 0));
    expect(metrics['accuracy']).toBeGreaterThan(0.9);
    expect(maxDifference).toBeLessThanOrEqual(1e-5);
    expect(spec.classes).toEqual(['barley', 'maize', 'sorghum']);
  },
);

test.each(names)('a quantity and two classes are gone on with by %s in the units and order of before', async (name) => {
  const engine = startEngine();

  const days = await goOn(engine, askedFor(name, 'days'));
  const tall = await goOn(engine, askedFor(name, 'tall'));

  expect(days.metrics['r2']).toBeGreaterThan(0.95);
  expect(days.kept).toMatchObject({ classes: [], overall: { rows: 48, verdict: 'kept' } });
  expect(days.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(tall.spec).toMatchObject({ task: 'binary', positiveClass: 'yes' });
  expect(tall.kept?.classes.map((figures) => figures.name)).toEqual(tall.spec.classes);
  expect(tall.maxDifference).toBeLessThanOrEqual(1e-5);
});

test.each(['gbdt', 'mlp'] as const)(
  'a class that the new rows do not have is told to be forgotten by %s',
  async (name) => {
    const gone = await goOn(startEngine(), askedFor(name, 'crop'), noBarley);

    const barley = gone.kept?.classes.find((figures) => figures.name === 'barley');
    expect(barley).toMatchObject({ rows: 16, verdict: 'forgotten', gained: 0 });
    expect(barley?.after.value).toBeLessThan((barley?.before.value ?? 0) - 0.25);
    const [warning] = gone.warnings;
    expect(warning?.code).toBe('train.forgotten');
    expect(warning?.message).toMatch(/^Class "barley" fell from \d+ to \d+ of 100 told right: forgotten\.$/);
  },
);

test('weights that are drawn to the earlier ones keep a class that the new rows do not have', async () => {
  const engine = startEngine();
  const drawn = await goOn(engine, askedFor('linear', 'crop'), noBarley);
  const free = await goOn(engine, { ...askedFor('linear', 'crop'), parameters: { pull: 0 } }, noBarley);

  const barleyOf = ({ kept }: Delivered) => kept?.classes.find((figures) => figures.name === 'barley');
  expect(barleyOf(drawn)?.verdict).toBe('kept');
  expect(codes(drawn)).not.toContain('train.forgotten');
  expect(barleyOf(free)?.verdict).toBe('forgotten');
});

test.each(names)(
  'with the old rows among the new ones %s forgets nothing, and nobody judges by what was learned',
  async (name) => {
    const { kept, heldOutRows, split } = await goOn(startEngine(), askedFor(name, 'crop'), stacked(lastYear, thisYear));

    expect(kept?.classes.filter(({ verdict }) => verdict === 'forgotten')).toEqual([]);
    // Of 240 old rows a fifth was held out, and is learned from by neither; the others judge nobody.
    expect(kept).toMatchObject({ leftOutRows: 48, knownRows: 240, overall: { rows: 48 } });
    expect(heldOutRows).toBeLessThan(50);
    expect(split.folds[0]?.heldOutRows).toBe(heldOutRows);
  },
);

test('the earlier version is judged as its own run judged it, on the same rows', async () => {
  const engine = startEngine();
  const asked = askedFor('gbdt', 'crop');
  const base = valueOf(await trainOn(engine, lastYear, asked));
  const { kept } = valueOf(
    await trainOn(engine, thisYear, asked, { base: await baseOf(engine, base, lastYear, asked) }),
  );

  expect(kept?.overall.before.value).toBe(base.metrics['accuracy']);
  base.confusion.forEach((row, label) => {
    const rows = row.reduce((sum, count) => sum + count, 0);
    expect(kept?.classes[label]?.before.value).toBeCloseTo((row[label] ?? 0) / rows, 12);
  });
});

test.each([...names.map((name) => [name, 'crop'] as const), ['gbdt', 'days'] as const])(
  'a training of %s (%s) that goes on resumes from any state to the same model and figures',
  async (name, target) => {
    const checkpoints = { everyMs: 0, resumeFrom: null };
    const parameters = name === 'mlp' ? { hidden: [4], epochs: 6, batch: 64 } : name === 'gbdt' ? { trees: 6 } : {};
    const asked = { ...askedFor(name, target), parameters };
    const whole = startEngine();
    const expected = await goOn(whole, asked, thisYear, { checkpoints });
    const states = (whole.progress as readonly TrainingProgress[]).flatMap((event) =>
      'checkpoint' in event ? [event.checkpoint] : [],
    );

    for (const place of [0, Math.floor(states.length / 2), states.length - 1]) {
      const resumeFrom = states[place] ?? null;
      const resumed = await goOn(startEngine(), asked, thisYear, {
        checkpoints: { everyMs: 0, resumeFrom },
      });
      expect(sha256Of(resumed.onnx)).toBe(sha256Of(expected.onnx));
      expect({ ...resumed, spent: null }).toEqual({ ...expected, spent: null });
    }
  },
);

test('new categories get weights of their own, and trees say that they do not know them', async () => {
  const peat = fieldsOf({ rows: 120, seed: 4, soils: ['peat', 'clay'] });
  const engine = startEngine();

  const linear = await goOn(engine, askedFor('linear', 'days'), peat);
  const trees = await goOn(engine, askedFor('gbdt', 'days'), peat);

  expect(linear.spec.features.find((feature) => feature.name === 'soil')?.categories).toEqual(['clay', 'peat', 'sand']);
  expect(linear.maxDifference).toBeLessThanOrEqual(1e-5);
  expect(codes(linear)).not.toContain('train.newCategories');
  expect(trees.warnings.find(({ code }) => code === 'train.newCategories')).toMatchObject({
    column: 'soil',
    message: expect.stringContaining('"peat"'),
  });
});

test('a version that itself went on is gone on from, and judged on the rows of its own run', async () => {
  const engine = startEngine();
  const asked = askedFor('gbdt', 'crop');
  const first = valueOf(await trainOn(engine, lastYear, asked));
  const second = valueOf(
    await trainOn(engine, thisYear, asked, { base: await baseOf(engine, first, lastYear, asked) }),
  );
  const base = await baseOf(engine, second, thisYear, asked);
  const earlier = base.earlier && { ...base.earlier, base: { onnx: first.onnx, spec: first.spec } };

  const third = valueOf(
    await trainOn(engine, fieldsOf({ rows: 90, seed: 9, moved: [2, 2] }), asked, { base: { ...base, earlier } }),
  );

  expect(third.kept?.overall.rows).toBe(30);
  expect(third.maxDifference).toBeLessThanOrEqual(1e-5);
});

test('without the earlier rows a model goes on all the same, and says that nobody could check it', async () => {
  const engine = startEngine();
  const asked = askedFor('gbdt', 'crop');
  const { onnx, spec } = valueOf(await trainOn(engine, lastYear, asked));

  const gone = valueOf(await trainOn(engine, thisYear, asked, { base: { onnx, spec, earlier: null } }));

  expect(gone.kept).toBeNull();
  expect(codes(gone)[0]).toBe('train.keptUnchecked');
});

test('rows that tell something else, or nothing new, are refused with what to do', async () => {
  const engine = startEngine();
  const asked = askedFor('gbdt', 'crop');
  const base = valueOf(await trainOn(engine, lastYear, asked));
  const goFrom = async (columns: typeof lastYear, delivered = base, from = asked) =>
    trainOn(engine, columns, asked, { base: await baseOf(engine, delivered, lastYear, from) });
  const rice = thisYear.map(({ column, chunk }) =>
    column.name === 'crop' && chunk.kind === 'coded'
      ? { column, chunk: { ...chunk, dictionary: ['rice', 'maize', 'sorghum'] } }
      : { column, chunk },
  );
  const quantity = valueOf(await trainOn(engine, lastYear, askedFor('gbdt', 'days')));
  const damaged = { ...base, onnx: valueOf(await trainOn(engine, lastYear, askedFor('linear', 'crop'))).onnx };

  expect(await goFrom(rice)).toMatchObject({
    error: { code: 'train.newClass', message: expect.stringContaining('"rice"') },
  });
  expect(await goFrom(thisYear, quantity, askedFor('gbdt', 'days'))).toMatchObject({
    error: { code: 'train.otherTask' },
  });
  expect(await goFrom(lastYear)).toMatchObject({ error: { code: 'train.nothingNew' } });
  expect(await goFrom(stacked(lastYear, fieldsOf({ rows: 12, seed: 8 })))).toMatchObject({
    error: { code: 'train.nothingNew', message: expect.stringContaining('12') },
  });
  expect(await goFrom(fieldsOf({ rows: 60, seed: 5, crops: ['maize'] }))).toMatchObject({
    error: { code: 'train.oneClass' },
  });
  expect(await goFrom(thisYear, damaged)).toMatchObject({ error: { code: 'train.baseUnread' } });
});
