import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { scoreRows } from '../../../electron/compute/scoring/score-rows.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Direction } from '../../../shared/training.ts';
import { type NamedColumn, numbers, startEngine, texts, train, valueOf } from '../start-engine.ts';

const ROWS = 300;
/** ONNX Runtime's sigmoid is a rational approximation, which may step back by a last bit. */
const LAST_BITS = 1e-6;

/** A target that leans against the direction asked for in places, so that an unbound fit would break it. */
function makeColumns(task: 'binary' | 'regression', seed: number, missing: number): readonly NamedColumn[] {
  const random = createRandom(seed);
  const draw = (): number => (random.next() < missing ? Number.NaN : random.normal());
  const [dose, other] = [Array.from({ length: ROWS }, draw), Array.from({ length: ROWS }, draw)];
  const site = Array.from({ length: ROWS }, () => (random.next() < 0.5 ? 'north' : 'south'));
  const score = dose.map((x, row) => Math.sin(2 * (x || 0)) + (x || 0) * (other[row] || 0) + random.normal() / 2);
  const target =
    task === 'regression'
      ? numbers('y', score)
      : texts(
          'y',
          score.map((value) => (value > 0 ? 'yes' : 'no')),
        );
  return [numbers('dose', dose), numbers('other', other), texts('site', site), target];
}

test('more of a column never lowers what the exported model says, or never raises it, as was asked', async () => {
  const sessions = new Sessions();
  let moved = 0;
  const cases = fc.record({
    task: fc.constantFrom('binary' as const, 'regression' as const),
    direction: fc.constantFrom<Direction>('increasing', 'decreasing'),
    seed: fc.nat(),
    missing: fc.constantFrom(0, 0.2),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({ task, direction, seed, missing }) => {
      const columns = makeColumns(task, seed, missing);
      const parameters = { trees: 25, leaves: 12, minRowsInLeaf: 3, monotone: { dose: direction } };
      const { onnx, spec } = valueOf(await train(startEngine(), columns, 'y', { parameters }));
      const model = valueOf(await sessions.open(onnx));
      const random = createRandom(seed);
      const ladder = Array.from({ length: 60 }, (_, step) => (step - 30) / 8);
      for (let probe = 0; probe < 8; probe += 1) {
        const other = probe === 0 ? Number.NaN : random.normal();
        const rows = [
          numbers('dose', ladder),
          numbers(
            'other',
            ladder.map(() => other),
          ),
          texts(
            'site',
            ladder.map(() => 'south'),
          ),
        ].map(({ column, chunk }) => ({ name: column.name, type: column.type, chunk }));
        const { probabilities, values } = valueOf(await scoreRows(model, spec, rows));
        const said = ladder.map((_, row) => values?.[row] ?? probabilities?.[row * 2 + 1] ?? Number.NaN);
        const steps = said
          .slice(1)
          .map((value, step) => (value - (said[step] ?? Number.NaN)) * (direction === 'increasing' ? 1 : -1));
        expect(Math.min(...steps)).toBeGreaterThanOrEqual(-LAST_BITS);
        moved = Math.max(moved, ...steps);
      }
    }),
    { numRuns: 12, seed: 41 },
  );
  expect(moved).toBeGreaterThan(0.05);
});

test('without a direction the same data do fall somewhere', async () => {
  const columns = makeColumns('regression', 7, 0);
  const { onnx, spec } = valueOf(
    await train(startEngine(), columns, 'y', { parameters: { trees: 25, minRowsInLeaf: 3 } }),
  );
  const ladder = Array.from({ length: 60 }, (_, step) => (step - 30) / 8);
  const rows = [
    numbers('dose', ladder),
    numbers('other', new Float64Array(60)),
    texts(
      'site',
      ladder.map(() => 'south'),
    ),
  ];
  const asked = rows.map(({ column, chunk }) => ({ name: column.name, type: column.type, chunk }));
  const { values } = valueOf(await scoreRows(valueOf(await new Sessions().open(onnx)), spec, asked));
  expect(values?.some((value, row) => row > 0 && value < (values[row - 1] ?? 0) - 0.05)).toBe(true);
});

test.each([
  ['train.monotoneColumn', { site: 'increasing' }, 'y'],
  ['train.monotoneColumn', { nowhere: 'increasing' }, 'y'],
  ['train.monotoneClasses', { dose: 'decreasing' }, 'grade'],
] as const)('refuses with %s a direction that cannot be kept', async (code, monotone, target) => {
  const grade = texts(
    'grade',
    Array.from({ length: ROWS }, (_, row) => ['a', 'b', 'c'][row % 3] ?? null),
  );
  const columns = [...makeColumns('binary', 1, 0), grade];
  expect(await train(startEngine(), columns, target, { parameters: { monotone } })).toMatchObject({
    ok: false,
    error: { code, hint: expect.any(String) },
  });
});
