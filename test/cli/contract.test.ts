import { expect, test } from 'vitest';
import { calls } from '../../shared/calls.ts';
import { callsWithoutCommand, commands, notBuilt } from '../../electron/cli/command-table.ts';

const asked = new Set(commands.flatMap((command) => [...command.calls]));

test.each(Object.keys(calls))('%s has a command or a written exception, and not both', (name) => {
  const hasCommand = asked.has(name as keyof typeof calls);
  const exception = callsWithoutCommand[name as keyof typeof calls];

  expect(hasCommand).not.toBe(exception !== undefined);
});

test('no command is there twice, and none that is built is called not built', () => {
  const words = commands.map((command) => command.words);

  expect(new Set(words).size).toBe(words.length);
  expect(words.filter((word) => notBuilt.includes(word))).toEqual([]);
});
