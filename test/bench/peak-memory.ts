import { readdirSync, readFileSync } from 'node:fs';

/**
 * The most memory that a process and those it has started held, each at its own worst moment, in bytes: never less than
 * what they held together. Linux alone says it (`VmHWM`, see proc_pid_status(5)).
 */
export function peakBytesOf(pid: number): number {
  const own = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (own === undefined) throw new Error(`Process ${pid} does not say how much memory it held.`);
  return childrenOf(pid).reduce((total, child) => total + peakBytesOf(child), Number(own) * 1_024);
}

const childrenOf = (pid: number): readonly number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
