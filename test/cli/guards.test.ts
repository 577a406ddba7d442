import { expect, test } from 'vitest';
import { guardsEnglish } from '../../electron/cli/guards-english.ts';
import { newHome, runFieldloop } from './run-fieldloop.ts';

test('what is done where a value looks wrong is shown and changed from the command line', () => {
  const home = newHome();
  const run = (...words: readonly string[]) => runFieldloop(home, words);
  run('project', 'create', 'Screening');

  const changed = run('guards', 'set', '--when', 'unlike=ask,range=flag');
  const shown = run('guards', 'show', '--json');
  const unknown = run('guards', 'set', '--when', 'weird=ask');
  const withoutRule = run('guards', 'set', '--when', 'unit=rule', '--json');

  expect(changed.out).toMatch(/^As .* said on \d{4}-/);
  expect(changed.out).toContain('rare in training (unlike): ask a person first');
  expect(JSON.parse(shown.out)).toMatchObject({
    policy: { missing: 'ask', unit: 'ask', range: 'flag', unlike: 'ask' },
    hasRule: false,
    counts: [],
  });
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('There is no guard "weird"')]);
  expect([withoutRule.code, JSON.parse(withoutRule.out)]).toMatchObject([1, { error: { code: 'guards.noRule' } }]);
});

test('a guard says in plain words what looks wrong and what to do', () => {
  const fired = { column: 'weight_kg', response: 'ask', confirmed: false } as const;
  const beyond = { ...fired, reason: 'above', limit: 24 } as const;
  const input = { weight_kg: 7_200 };
  expect(guardsEnglish.fired({ ...beyond, guard: 'unit', meant: { value: 7.2, from: 'g' } }, input)).toBe(
    'weight_kg 7200 is above 24; if it is in g it would be 7.2: look at it again, and say --confirmed weight_kg where it is right',
  );
  expect(guardsEnglish.fired({ ...beyond, guard: 'range', confirmed: true }, input)).toBe(
    'weight_kg 7200 is above 24: confirmed',
  );
  expect(guardsEnglish.fired({ ...fired, guard: 'missing' }, {})).toBe(
    'weight_kg has no value: give it, or take the answer with care',
  );
});
