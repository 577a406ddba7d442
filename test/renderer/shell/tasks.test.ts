import { describe, expect, it } from 'vitest';
import { startTask, useTasks } from '../../../renderer/shell/tasks.ts';

describe('the task centre', () => {
  it('follows a task to its end and keeps the five that ended last', () => {
    const started = Array.from({ length: 7 }, (_, index) => startTask(`task ${index}`, () => undefined));
    started[6]!.update({ share: 0.5, secondsLeft: 40 });
    expect(useTasks.getState().tasks[0]).toMatchObject({ label: 'task 6', share: 0.5, secondsLeft: 40 });
    for (const [index, task] of started.entries()) task.end(`done ${index}`, 1_000 + index);
    const { tasks } = useTasks.getState();
    expect(tasks.map(({ outcome }) => outcome)).toEqual(['done 6', 'done 5', 'done 4', 'done 3', 'done 2']);
  });
});
