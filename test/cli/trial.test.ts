import { expect, test } from 'vitest';
import { openScreeningHome } from './screening-home.ts';

test('a version answers silently, then advises on a share, and its tripwires are told from the command line', () => {
  const { modelFile: path, run, json } = openScreeningHome();
  const as = ['--target', 'state', '--task', 'binary', '--classes', 'well,sick'];
  for (let version = 1; version <= 2; version += 1) {
    run('model', 'import', path, '--name', 'sick', '--dataset', 'visits', ...as);
  }
  run('model', 'promote', 'sick@1', '--override', 'known from elsewhere');
  const shadow = json('model', 'promote', 'sick@2', '--alias', 'shadow', '--threshold', '0.9');
  run('record', 'add', '{"x":1}', '--subject', 'C-1');

  const report = json('model', 'shadow', 'sick@2');
  const told = run('model', 'shadow', 'sick@2').out;
  const trial = ['--alias', 'canary', '--override', 'known from elsewhere'];
  const canary = json('model', 'promote', 'sick@2', ...trial, '--share', '0.9999');
  const both = run('model', 'promote', 'sick@2', ...trial, '--share', '0.5', '--sites', 'Busiu');
  const without = run('model', 'promote', 'sick@2', ...trial, '--json');
  run('record', 'add', '{"x":1}', '--subject', 'C-2');
  const watch = json('model', 'watch');
  const watched = run('model', 'watch').out;

  expect(shadow).toMatchObject({ alias: { name: 'shadow', ref: 'sick@2', gate: null } });
  expect(report).toMatchObject({
    shadow: {
      records: 1,
      championRef: 'sick@1',
      waiting: 0,
      agreement: { value: 0 },
      examples: [{ subjectCode: 'C-1' }],
    },
  });
  expect(told).toMatch(/sick@2, the shadow beside sick@1 on 1 records since/);
  expect(told).toMatch(/C-1 +sick +well/);
  expect(canary).toMatchObject({ alias: { name: 'canary', canary: { by: 'share', share: 0.9999 } } });
  expect([both.code, without.code]).toEqual([2, 1]);
  expect(JSON.parse(without.out)).toMatchObject({ error: { code: 'canary.noRecords' } });
  expect(watch).toMatchObject({ watched: [{ move: { alias: 'canary' }, againstRef: 'sick@1' }], takenBack: [] });
  expect(watched).toMatch(/@canary is sick@2, held against sick@1/);
  expect(watched).toMatch(/fails to answer +too few yet +0 of 1/);
});
