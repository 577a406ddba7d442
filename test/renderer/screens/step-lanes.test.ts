import { expect, test } from 'vitest';
import { laySteps } from '../../../renderer/screens/runs/pipelines/step-lanes.ts';

test('a chain of steps is one lane', () => {
  const { rows, lanes } = laySteps([
    { id: 'a', needs: [] },
    { id: 'b', needs: ['a'] },
    { id: 'c', needs: ['b'] },
  ]);

  expect(lanes).toBe(1);
  expect(rows.map(({ lane, goesOn }) => [lane, goesOn])).toEqual([
    [0, true],
    [0, true],
    [0, false],
  ]);
});

test('a step that several wait for keeps its lane down to the last of them, and no dot stands on a line that passes', () => {
  const { rows, lanes } = laySteps([
    { id: 'import', needs: [] },
    { id: 'validate', needs: ['import'] },
    { id: 'other', needs: [] },
    { id: 'train', needs: ['import', 'validate'] },
    { id: 'score', needs: ['train', 'other'] },
  ]);

  expect(rows.map(({ lane }) => lane)).toEqual([0, 1, 2, 0, 2]);
  expect(rows[1]).toMatchObject({ passing: [0], incoming: [0] });
  expect(rows[3]).toMatchObject({ passing: [2], incoming: [0, 1] });
  expect(lanes).toBe(3);
  for (const { lane, passing } of rows) expect(passing).not.toContain(lane);
});
