import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName } from '../../shared/calls.ts';
import { shareDone } from '../../shared/domain/share-done.ts';
import { TrainingRound } from '../../shared/model.ts';
import type { AppError, Result } from '../../shared/result.ts';
import { Arguments, isOptionName, WrongUsage } from './arguments.ts';
import type { Command, Reply, Usage } from './command.ts';
import { commands } from './command-table.ts';
import { demo } from './demo.ts';
import { english } from './english.ts';
import { restoreCommand, runRestore } from './run-restore.ts';
import { runServer, serverCommand } from './run-server.ts';
import { listenForInterrupts } from './interrupts.ts';
import { openSession, ownHome } from './session.ts';
import { findUsage, refuseWrongUsage, usageLine, wordsOf } from './usage.ts';
import { usageEnglish } from './usage-english.ts';

/** Done; an expected failure or bad news; wrong usage or not built yet. */
export type ExitCode = 0 | 1 | 2 | 3;

const asking: readonly Command[] = [...commands, demo];

/** Runs one command line: the answer goes to standard output, everything else to standard error. */
export async function runCli(typed: readonly string[]): Promise<ExitCode> {
  try {
    // npm starts its scripts in the package's folder and tells here where the person stood.
    const args = new Arguments(typed, process.env['INIT_CWD'] ?? process.cwd());
    return await runCommand(args);
  } catch (cause) {
    if (!(cause instanceof WrongUsage)) throw cause;
    const { code, message, hint } = cause;
    tellFailure({ code, message, hint }, typed.includes('--json'));
    return 2;
  }
}

async function runCommand(args: Arguments): Promise<ExitCode> {
  const known = [...asking, restoreCommand, serverCommand];
  if (args.words.length === 0) {
    print(english.help(known.map(usageLine)));
    return args.has('help') ? 0 : 2;
  }
  const usage = findUsage(known, args.words);
  if (args.has('help')) {
    print([english.usage(usageLine(usage))]);
    return 0;
  }
  refuseWrongUsage(usage, args);
  const command = asking.find(({ words }) => words === usage.words);
  if (usage === restoreCommand) return report(await runRestore(args, chooseHome(usage, args)), args.has('json'));
  if (command === undefined) return runServer(args);
  return answer(command, args);
}

/** What was asked for is told before the session closes: closing may wait for other commands. */
async function answer(command: Command, args: Arguments): Promise<ExitCode> {
  const interrupts = listenForInterrupts();
  const tellProgress = progressTeller();
  const session = await openSession({
    home: chooseHome(command, args),
    project: args.text('project'),
    serverUrl: process.env['FIELDLOOP_SERVER_URL'] ?? null,
    signal: interrupts.signal,
    onProgress: (name, event) => {
      interrupts.hear(event);
      tellProgress(name, event);
    },
    onOthers: () => tell(english.waitingForOthers),
  });
  const asJson = args.has('json');
  if (!session.ok) return reportFailure(session.error, asJson);
  const { ask } = session.value;
  interrupts.pauseBy((id) => {
    tell(english.pausing);
    void ask('run.pause', { id }); // the training's own answer says that it rests
  });
  try {
    const result = await command.run(ask, args, args.words.slice(wordsOf(command).length));
    interrupts.pauseBy(null);
    const code = report(result, asJson);
    if (result.ok && command.stays !== undefined && session.value.stay !== null) {
      process.once('SIGTERM', interrupts.stop);
      tell(command.stays);
      await session.value.stay();
    }
    return code;
  } finally {
    await session.value.close();
    interrupts.close();
  }
}

function report(result: Result<Reply>, asJson: boolean): ExitCode {
  if (!result.ok) return reportFailure(result.error, asJson);
  print(asJson ? [JSON.stringify(result.value.document)] : result.value.lines);
  if (result.value.isRefused === true) return 3;
  return result.value.isBad === true ? 1 : 0;
}

function chooseHome(command: Usage, args: Arguments): string {
  const named = args.path('home');
  if (named !== undefined) return named;
  if (command === demo) return join(mkdtempSync(join(tmpdir(), 'fieldloop-demo-')), 'home');
  return process.env['FIELDLOOP_HOME'] ?? ownHome();
}

/** An input that the contract refuses was typed here, so it is wrong usage. What is paused goes on by a command. */
function reportFailure(error: AppError, asJson: boolean): ExitCode {
  const isUsage = error.code === 'call.badInput';
  const field =
    String(error.details?.['field'] ?? '')
      .split('.')
      .at(-1) ?? '';
  const said = isUsage && isOptionName(field) ? usageEnglish.badInput(field, error.message) : {};
  const runId = error.code === 'run.paused' ? error.details?.['runId'] : undefined;
  const hint = typeof runId === 'string' ? { hint: english.goOnWith(runId) } : {};
  tellFailure({ ...error, ...said, ...hint }, asJson);
  if (error.code === 'gate.refused') return 3;
  return isUsage ? 2 : 1;
}

function tellFailure(error: AppError, asJson: boolean): void {
  if (asJson) print([JSON.stringify({ error })]);
  else for (const line of english.failure(error.message, error.hint)) tell(line);
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

/** Readers say `done` of `of`, training says `iteration` of `of` in each part; tens are enough for a terminal. */
function percentOf(event: unknown): number | null {
  if (typeof event !== 'object' || event === null || !('of' in event)) return null;
  const round = TrainingRound.safeParse(event).data;
  if (round !== undefined) return Math.floor(10 * shareDone(round)) * 10;
  const done = 'done' in event ? event.done : null;
  if (typeof done !== 'number' || typeof event.of !== 'number' || event.of === 0) return null;
  return Math.floor((10 * done) / event.of) * 10;
}

const print = (lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
