import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName } from '../../shared/calls.ts';
import type { AppError, Result } from '../../shared/result.ts';
import { Arguments, commonOptions, type OptionName, WrongUsage } from './arguments.ts';
import type { Command, Reply, Usage } from './command.ts';
import { commands, notBuilt } from './command-table.ts';
import { demo } from './demo.ts';
import { english } from './english.ts';
import { runServer, serverCommand } from './run-server.ts';
import { openSession, ownHome } from './session.ts';

/** Done; an expected failure or bad news; wrong usage or not built yet. */
export type ExitCode = 0 | 1 | 2;

const asking: readonly Command[] = [...commands, demo];

/** Runs one command line: the answer goes to standard output, everything else to standard error. */
export async function runCli(typed: readonly string[]): Promise<ExitCode> {
  try {
    // npm starts its scripts in the package's folder and tells here where the person stood.
    const args = new Arguments(typed, process.env['INIT_CWD'] ?? process.cwd());
    return await runCommand(args);
  } catch (cause) {
    if (!(cause instanceof WrongUsage)) throw cause;
    tell(cause.message);
    return 2;
  }
}

async function runCommand(args: Arguments): Promise<ExitCode> {
  if (args.words.length === 0 || args.has('help')) {
    print(english.help([...asking, serverCommand].map(usageOf)));
    return args.has('help') ? 0 : 2;
  }
  const usage = findUsage([...asking, serverCommand], args.words);
  refuseWrongUsage(usage, args);
  const command = asking.find(({ words }) => words === usage.words);
  if (command === undefined) return runServer(args);
  return answer(command, args);
}

/** What was asked for is told before the session closes: closing may wait for other commands. */
async function answer(command: Command, args: Arguments): Promise<ExitCode> {
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  const session = await openSession({
    home: chooseHome(command, args),
    project: args.text('project'),
    serverUrl: process.env['FIELDLOOP_SERVER_URL'] ?? null,
    signal: stop.signal,
    onProgress: progressTeller(),
    onOthers: () => tell(english.waitingForOthers),
  });
  const asJson = args.has('json');
  if (!session.ok) return reportFailure(session.error, asJson);
  try {
    const result = await command.run(session.value.ask, args, args.words.slice(wordsOf(command).length));
    return report(result, asJson);
  } finally {
    await session.value.close();
    process.removeListener('SIGINT', onInterrupt);
  }
}

function report(result: Result<Reply>, asJson: boolean): ExitCode {
  if (!result.ok) return reportFailure(result.error, asJson);
  print(asJson ? [JSON.stringify(result.value.document)] : result.value.lines);
  return result.value.isBad === true ? 1 : 0;
}

function chooseHome(command: Command, args: Arguments): string {
  const named = args.path('home');
  if (named !== undefined) return named;
  if (command === demo) return join(mkdtempSync(join(tmpdir(), 'fieldloop-demo-')), 'home');
  return process.env['FIELDLOOP_HOME'] ?? ownHome();
}

/** The command whose words are the longest beginning of what was typed. */
function findUsage(known: readonly Usage[], words: readonly string[]): Usage {
  const matches = known.filter((usage) => wordsOf(usage).every((word, index) => words[index] === word));
  const longest = matches.toSorted((a, b) => wordsOf(b).length - wordsOf(a).length)[0];
  if (longest === undefined) throw new WrongUsage(describeUnknown(words));
  return longest;
}

function describeUnknown(words: readonly string[]): string {
  const known = notBuilt.find((candidate) => candidate.split(' ').every((word, index) => words[index] === word));
  return known === undefined ? english.unknown(words.join(' ')) : english.notBuilt(known);
}

function refuseWrongUsage(command: Usage, args: Arguments): void {
  const typed = args.words.join(' ');
  const unbuilt = notBuilt.find((words) => typed === words || typed.startsWith(`${words} `));
  if (unbuilt !== undefined) throw new WrongUsage(english.notBuilt(unbuilt));
  const operands = args.words.length - wordsOf(command).length;
  if (operands !== command.operands.length) throw new WrongUsage(english.operands(usageOf(command)));
  const taken: readonly OptionName[] = [...commonOptions, ...command.options];
  const stranger = args.given.find((name) => !taken.includes(name));
  if (stranger !== undefined) throw new WrongUsage(english.optionNotTaken(stranger, command.words));
}

function reportFailure(error: AppError, asJson: boolean): ExitCode {
  if (asJson) print([JSON.stringify({ error })]);
  else for (const line of english.failure(error.message, error.hint)) tell(line);
  return 1;
}

/** Says how far a call is, in whole percents and only when they changed. */
function progressTeller(): (name: CallName, event: unknown) => void {
  let last = '';
  return (name, event) => {
    const percent = percentOf(event);
    if (percent === null) return;
    const line = english.progress(name, percent);
    if (line !== last) tell(line);
    last = line;
  };
}

/** Readers say `done` of `of`, training says `iteration` of `of`; tens are enough for a terminal. */
function percentOf(event: unknown): number | null {
  if (typeof event !== 'object' || event === null || !('of' in event)) return null;
  const done = 'done' in event ? event.done : 'iteration' in event ? event.iteration : null;
  if (typeof done !== 'number' || typeof event.of !== 'number' || event.of === 0) return null;
  return Math.floor((10 * done) / event.of) * 10;
}

const wordsOf = (command: Usage): readonly string[] => command.words.split(' ');
const usageOf = ({ words, operands, options }: Usage): string =>
  [words, ...operands, ...options.map((name) => `[--${name}]`)].join(' ');
const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
