import { expect, test } from 'vitest';
import { openScreeningHome } from './screening-home.ts';

test('versions are tagged, found, rolled back, recalled and reinstated from the command line', () => {
  const { modelFile: path, run, json } = openScreeningHome();
  for (const ref of ['sick@1', 'sick@2']) {
    run('model', 'import', path, '--name', 'sick', '--dataset', 'visits', '--target', 'state');
    run('model', 'promote', ref, '--override', 'known from elsewhere');
  }

  const rolledBack = json('model', 'rollback', 'sick', '--reason', 'too many missed');
  run('model', 'tag', 'sick@2', 'site', 'Busiu');
  run('model', 'note', 'sick', 'For the district only.');
  const aliases = json('model', 'alias', 'list', 'sick');
  const found = json('model', 'list', '--search', 'site=busiu');
  const shown = run('model', 'show', 'sick@2').out;
  const history = run('model', 'alias', 'history', 'sick', '--alias', 'champion').out;
  const recalled = run('model', 'recall', 'sick@1', '--reason', 'wrong scale');
  const refused = run('predict', '--record', '{"x":1}', '--json');
  const reinstated = run('model', 'reinstate', 'sick@1', '--reason', 'the scale was right');
  const answered = run('predict', '--record', '{"x":1}', '--json');
  const removed = json('model', 'alias', 'remove', 'sick', '--alias', 'champion');

  expect(rolledBack).toMatchObject({
    alias: { name: 'champion', ref: 'sick@1', previous: 'sick@2', kind: 'rollback' },
  });
  expect(aliases).toMatchObject({ aliases: [{ name: 'champion', ref: 'sick@1', place: 3 }] });
  expect(found).toMatchObject({ models: [{ ref: 'sick@2', tags: { site: 'Busiu' } }] });
  expect(shown).toContain('tags site=Busiu');
  expect(shown).toContain('For the district only.');
  expect(history.trim().split('\n')).toHaveLength(3);
  expect(history).toMatch(/@champion rolled back: sick@1, by .*, because: too many missed/);
  expect(recalled.out).toContain('sick@1 is recalled');
  expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { error: { code: 'model.recalled' } }]);
  expect([reinstated.code, answered.code]).toEqual([0, 0]);
  expect(removed).toMatchObject({ alias: { name: 'champion', kind: 'removal' } });
});
