import { expect, test } from 'vitest';
import { judgeTripwires, type WatchedCounts } from '../../../../shared/domain/tripwires/judge-tripwires.ts';
import { createRandom, type Random } from '../../../../shared/domain/random.ts';
import { Tripwires } from '../../../../shared/tripwires.ts';

const tripwires = Tripwires.parse({});
const none = { count: 0, of: 0 };
const quiet: WatchedCounts = { failed: none, slow: none, positive: none, corrected: none };
const verdictsOf = (own: Partial<WatchedCounts>, other: Partial<WatchedCounts> | null, declared = tripwires) =>
  Object.fromEntries(
    judgeTripwires(declared, { ...quiet, ...own }, other === null ? null : { ...quiet, ...other }).map(
      ({ tripwire, verdict }) => [tripwire, verdict],
    ),
  );

test('a version that fails on half of its records trips the tripwire, and not on fewer than are asked for', () => {
  expect(verdictsOf({ failed: { count: 10, of: 20 } }, null)).toEqual({ failed: 'tripped', slow: 'tooFew' });
  expect(verdictsOf({ failed: { count: 9, of: 18 } }, null)).toMatchObject({ failed: 'tooFew' });
});

test('a failure or two are no fault yet', () => {
  expect(verdictsOf({ failed: { count: 2, of: 20 }, slow: { count: 3, of: 20 } }, null)).toEqual({
    failed: 'holds',
    slow: 'holds',
  });
});

test('too many and too few of the class looked for trip, by more than may be', () => {
  const other = { positive: { count: 90, of: 300 } };
  expect(verdictsOf({ positive: { count: 60, of: 60 } }, other)).toMatchObject({ positive: 'tripped' });
  expect(verdictsOf({ positive: { count: 20, of: 60 } }, other)).toMatchObject({ positive: 'holds' });
  const most = { positive: { count: 270, of: 300 } };
  expect(verdictsOf({ positive: { count: 5, of: 60 } }, most)).toMatchObject({ positive: 'tripped' });
});

test('being corrected more often trips the tripwire, less often does not', () => {
  const other = { corrected: { count: 10, of: 200 } };
  expect(verdictsOf({ corrected: { count: 25, of: 40 } }, other)).toMatchObject({ corrected: 'tripped' });
  expect(verdictsOf({ corrected: { count: 0, of: 200 } }, { corrected: { count: 150, of: 200 } })).toMatchObject({
    corrected: 'holds',
  });
});

test('without a version to hold it against only what has a limit of its own is judged', () => {
  expect(Object.keys(verdictsOf({}, null))).toEqual(['failed', 'slow']);
  expect(verdictsOf({ positive: null }, { positive: null })).not.toHaveProperty('positive');
});

test('a tripwire that is not declared is not judged, and leaves its chance of a false alarm to the others', () => {
  const only = Tripwires.parse({ slow: null, positive: null, corrected: null });
  const own = { failed: { count: 6, of: 20 } };
  expect(verdictsOf(own, quiet, only)).toEqual({ failed: 'tripped' });
  expect(verdictsOf(own, quiet)).toMatchObject({ failed: 'holds' });
});

/** Whether any tripwire ever trips on records like those of the version that it stands in for, looked at after each. */
function criesWolf(random: Random, declared: Tripwires, records: number): boolean {
  const draw = (share: number) => Number(random.next() < share);
  const own = { failed: 0, slow: 0, positive: 0, corrected: 0 };
  const other = { positive: 0, corrected: 0 };
  for (let of = 1; of <= records; of += 1) {
    own.failed += draw(declared.failed?.most ?? 0);
    own.slow += draw(declared.slow?.most ?? 0);
    own.positive += draw(0.3 + (declared.positive?.within ?? 0));
    other.positive += draw(0.3);
    own.corrected += draw(0.1 + (declared.corrected?.within ?? 0));
    other.corrected += draw(0.1);
    const counted = (count: number) => ({ count, of });
    const states = judgeTripwires(
      declared,
      {
        failed: counted(own.failed),
        slow: counted(own.slow),
        positive: counted(own.positive),
        corrected: counted(own.corrected),
      },
      { ...quiet, positive: counted(other.positive), corrected: counted(other.corrected) },
    );
    if (states.some(({ verdict }) => verdict === 'tripped')) return true;
  }
  return false;
}

test('a version that is as bad as it may be is taken back in no more of its lives than was allowed', () => {
  const declared = Tripwires.parse({ falseAlarm: 0.1 });
  const random = createRandom(11);
  const lives = 200;
  const alarms = Array.from({ length: lives }, () => criesWolf(random, declared, 200)).filter(Boolean).length;
  // 0.1 is the most that is allowed for all looks and tripwires together; three standard errors of 200 lives are 0.064.
  expect(alarms / lives).toBeLessThan(0.1 + 0.064);
});
