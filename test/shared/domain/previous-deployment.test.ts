import { expect, test } from 'vitest';
import { previousDeployment } from '../../../shared/domain/previous-deployment.ts';
import type { MoveKind } from '../../../shared/registry.ts';

/** `+1` puts version 1 in use, `<1` rolls back to it, `-1` takes the alias from it. */
const kinds: Readonly<Record<string, MoveKind>> = { '+': 'promotion', '<': 'rollback', '-': 'removal' };
const moves = (log: string) =>
  log
    .split(' ')
    .filter((move) => move !== '')
    .map((move) => ({ kind: kinds[move[0] ?? ''] ?? 'promotion', modelVersionId: move.slice(1), move }));

test.each([
  ['', null],
  ['+1', null],
  ['+1 +2', '+1'],
  ['+1 +2 +3', '+2'],
  ['+1 +2 +2', '+1'], // another limit of the same version is no other version
  ['+1 +1 +2', '+1'],
  ['+1 +2 +3 <2', '+1'], // not forth to 3 again
  ['+1 +2 <1', null],
  ['+1 +2 <1 +3', '<1'],
  ['+1 +2 +1', '+2'],
  ['+1 +2 -2', '+2'], // an alias that was removed goes back to where it was
  ['+1 -1 +2', '+1'],
])('after "%s" the version before is that of %s', (log, expected) => {
  expect(previousDeployment(moves(log), () => false)?.move ?? null).toBe(expected);
});

test('a recalled version is passed over', () => {
  const isRecalled = (id: string): boolean => id === '2';

  expect(previousDeployment(moves('+1 +2 +3'), isRecalled)?.move).toBe('+1');
  expect(previousDeployment(moves('+2 +3'), isRecalled)).toBeNull();
});
