import { expect, test } from 'vitest';
import { simulateFalseAlarms } from '../../../../electron/core/actions/simulate-false-alarms.ts';
import { calls } from '../../../../shared/calls.ts';
import { partProfile } from '../../../../shared/domain/part-profile.ts';
import { mergeTableProfiles } from '../../../../shared/domain/profile-merge.ts';
import { createRandom } from '../../../../shared/domain/random.ts';
import { simulateTable } from '../../../bench/monitoring/simulated-table.ts';
import { numericProfile } from '../../../shared/domain/sample-profiles.ts';
import { valueOf } from '../../open-test-home.ts';
import { deployModel } from '../deployed-model.ts';
import { openWatchedHome } from './watched-home.ts';

test('counts false alarms of a model’s own reference, the same each time, and refuses what it cannot draw', async () => {
  const { home } = openWatchedHome();
  const model = await deployModel(home, 0.5);
  const random = createRandom(4);
  const x = numericProfile(Array.from({ length: 600 }, () => random.normal()));
  const reference = JSON.stringify({ rows: 600, columns: { x } });
  home.raw.prepare('UPDATE modelVersion SET reference = ? WHERE id = ?').run(reference, model.id);
  const asked = { model: '@champion', n: 50, runs: 60 };
  const simulated = valueOf(await simulateFalseAlarms(home, asked));
  expect(calls['monitor.simulate'].output.parse(simulated)).toEqual(simulated);
  expect(simulated).toMatchObject({ modelRef: 'sick@1', runs: 60, n: 50, referenceN: 550 });
  expect(simulated.falseAlarmRate).toBeLessThanOrEqual(0.15);
  expect(Object.keys(simulated.perTest)).toEqual(expect.arrayContaining(['ks', 'rankSum', 'mood', 'psi', 'range']));
  expect(valueOf(await simulateFalseAlarms(home, asked))).toEqual(simulated);
  expect(await simulateFalseAlarms(home, { ...asked, n: 301 })).toMatchObject({ error: { code: 'simulate.tooMany' } });
});

test('both parts of a profile hold all of its rows together', () => {
  const whole = simulateTable(createRandom(8), 500);
  const { drawn, rest } = partProfile(createRandom(9), whole, 120);
  const merged = mergeTableProfiles(drawn, rest);
  expect([drawn.rows, rest.rows]).toEqual([120, 380]);
  for (const [name, column] of Object.entries(whole.columns)) {
    const { n, missing, counts } = column;
    expect(merged.columns[name], name).toMatchObject({ n, missing, counts });
  }
});
