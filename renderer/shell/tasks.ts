import { create } from 'zustand';

/** Something that takes long enough to be watched from any screen. */
export type Task = {
  readonly id: number;
  readonly label: string;
  /** 0–1; null where the end is not known. */
  readonly share: number | null;
  readonly secondsLeft?: number | undefined;
  readonly stop: () => void;
  readonly endedAtMs?: number | undefined;
  /** Said when it has ended. */
  readonly outcome?: string | undefined;
};

type TaskState = { readonly tasks: readonly Task[] };

export const useTasks = create<TaskState>(() => ({ tasks: [] }));

/** Ended tasks that are remembered, newest first. */
const ENDED_KEPT = 5;
let lastId = 0;

/** Shows a task in the header until `end` is called; `update` moves its bar. */
export function startTask(label: string, stop: () => void) {
  lastId += 1;
  const id = lastId;
  useTasks.setState(({ tasks }) => ({ tasks: [{ id, label, share: null, stop }, ...tasks] }));
  return {
    update: (change: Pick<Task, 'share' | 'secondsLeft'>) => changeTask(id, change),
    end: (outcome: string, endedAtMs: number) =>
      changeTask(id, { outcome, endedAtMs, share: 1, secondsLeft: undefined }),
  };
}

function changeTask(id: number, change: Partial<Task>) {
  useTasks.setState(({ tasks }) => {
    const changed = tasks.map((task) => (task.id === id ? { ...task, ...change } : task));
    const ended = changed
      .filter(({ endedAtMs }) => endedAtMs !== undefined)
      .sort((a, b) => (b.endedAtMs ?? 0) - (a.endedAtMs ?? 0))
      .slice(0, ENDED_KEPT);
    return { tasks: changed.filter((task) => task.endedAtMs === undefined || ended.includes(task)) };
  });
}
