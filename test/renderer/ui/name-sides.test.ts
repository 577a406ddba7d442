import { expect, test } from 'vitest';
import { nameSides } from '../../../renderer/ui/map/name-sides.ts';

const at = (x: number, y: number, name: string) => ({ id: name, x, y, name });

test('a name stands behind its dot, and before it where another dot or name is in the way', () => {
  const sides = nameSides([
    at(150, 40, 'Nakaloke'),
    at(204, 59, 'Namanyonyi'),
    at(269, 50, 'Bufumbo'),
    at(175, 92, 'Mbale Town'),
  ]);
  expect([...sides]).toEqual([
    ['Nakaloke', 'end'],
    ['Namanyonyi', 'start'],
    ['Bufumbo', 'end'],
    ['Mbale Town', 'end'],
  ]);
});

test('a name does not run over the edge of the map where it need not', () => {
  expect([...nameSides([at(400, 50, 'Wanale')]).values()]).toEqual(['start']);
  expect([...nameSides([at(12, 50, 'Wanale')]).values()]).toEqual(['end']);
});

test('where there is room on neither side it stands behind its dot', () => {
  const sides = nameSides([at(100, 50, 'One'), at(92, 54, 'Two'), at(108, 54, 'Three')]);
  expect(sides.get('One')).toBe('end');
});
