import { afterEach, expect, test } from 'vitest';
import { type Interrupts, listenForInterrupts } from '../../electron/cli/interrupts.ts';

let interrupts: Interrupts | null = null;
afterEach(() => interrupts?.close());

/** What was paused, in a command that can pause what it trains. */
function listen(): { paused: string[]; heard: Interrupts } {
  const paused: string[] = [];
  const heard = listenForInterrupts();
  heard.pauseBy((runId) => paused.push(runId));
  interrupts = heard;
  return { paused, heard };
}

const pressCtrlC = (): boolean => process.emit('SIGINT');

test('the first Ctrl C in a training pauses it, the second stops the command', () => {
  const { paused, heard } = listen();
  heard.hear({ runId: 'r1' });
  heard.hear({ iteration: 3, of: 9 });

  pressCtrlC();
  expect([paused, heard.signal.aborted]).toEqual([['r1'], false]);

  pressCtrlC();
  expect([paused, heard.signal.aborted]).toEqual([['r1'], true]);
});

test('Ctrl C where nothing is trained stops the command at once', () => {
  const { paused, heard } = listen();

  pressCtrlC();

  expect([paused, heard.signal.aborted]).toEqual([[], true]);
});

test('Ctrl C after the training has ended stops what the command still waits for', () => {
  const { paused, heard } = listen();
  heard.hear({ runId: 'r1' });
  heard.pauseBy(null);

  pressCtrlC();

  expect([paused, heard.signal.aborted]).toEqual([[], true]);
});
