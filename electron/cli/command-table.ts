import type { CallName } from '../../shared/calls.ts';
import type { Command } from './command.ts';
import { accountCommands } from './commands/account.ts';
import { alertCommands } from './commands/alert.ts';
import { cardCommands } from './commands/card.ts';
import { careCommands } from './commands/care.ts';
import { costCommands } from './commands/cost.ts';
import { datasetCommands } from './commands/dataset.ts';
import { deriveCommand } from './commands/derive.ts';
import { diffCommand } from './commands/diff.ts';
import { exchangeCommands } from './commands/exchange.ts';
import { formCommands } from './commands/form.ts';
import { guardCommands } from './commands/guards.ts';
import { hubCommands } from './commands/hub.ts';
import { modelCommands } from './commands/model.ts';
import { modelTestCommands } from './commands/model-tests.ts';
import { pipelineCommands } from './commands/pipeline.ts';
import { monitorCommands } from './commands/monitor.ts';
import { predictCommands } from './commands/predict.ts';
import { projectCommands } from './commands/project.ts';
import { recordCommands } from './commands/record.ts';
import { registryCommands } from './commands/registry.ts';
import { runCommands } from './commands/run.ts';
import { searchCommands } from './commands/search.ts';
import { serveCommands } from './commands/serve.ts';
import { subjectCommands } from './commands/subject.ts';
import { threadCommands } from './commands/thread.ts';
import { trainCommands } from './commands/train.ts';
import { watchCommands } from './commands/watch.ts';

/** Commands that ask core. `demo`, `restore` and `server` are in `run-cli.ts`: they start or make what they need. */
export const commands: readonly Command[] = [
  ...projectCommands,
  ...exchangeCommands,
  ...datasetCommands,
  ...careCommands,
  deriveCommand,
  diffCommand,
  ...formCommands,
  ...recordCommands,
  ...subjectCommands,
  ...modelCommands,
  ...cardCommands,
  ...modelTestCommands,
  ...watchCommands,
  ...registryCommands,
  ...trainCommands,
  ...searchCommands,
  ...costCommands,
  ...runCommands,
  ...predictCommands,
  ...guardCommands,
  ...accountCommands,
  ...alertCommands,
  ...pipelineCommands,
  ...monitorCommands,
  ...threadCommands,
  ...hubCommands,
  ...serveCommands,
];

/** Of the design's list, and not there yet: they exit 2 and say so. */
export const notBuilt: readonly string[] = ['monitor profile', 'sync bundle', 'enroll'];

/** Calls that only a window needs, each with the reason. A call is either here or asked by a command. */
export const callsWithoutCommand: Partial<Record<CallName, string>> = {
  'home.show': 'what it says is in the answers of the other commands and in doctor',
  'home.inspectBackup': 'a look before restoring in the window; restore names what is wrong with a file',
  'home.restore': 'restore makes a home where there is none; the window replaces the one that is open',
  'actor.list': 'the person is the account of the operating system',
  'actor.use': 'the person is the account of the operating system',
  'today.show': 'the first screen; its parts are in list commands',
  'dataset.size': 'a line beside the versions; space gives the bytes of each',
  'dataset.page': 'a table for the eye; dataset export gives the rows',
  'form.show': 'the capture screen fills it in; automation adds records by their values',
  'image.read': 'pictures for the eye; dataset export --to FOLDER/ gives the files',
  'record.receive': 'phones send records to the hub',
  'endpoint.note': 'the endpoint keeps its own log; serve status shows it',
  'endpoint.model': 'a program asks the endpoint; model show gives the same',
  'model.runTensors': 'a program asks the endpoint; tensors are not typed',
  'predict.rows': 'a program asks the endpoint; predict gives the same for a record or a data set',
  'place.list': 'dots of a map; record list gives the values',
  'slip.show': 'a preview; record slip writes it',
  'photo.show': 'pictures for the eye; the file that was added is where it was',
  'photo.keepThumbnail': 'a window makes it where core could not',
  'record.score': 'advice while typing; predict --record gives the same and keeps it',
  'draft.save': 'a draft is a form being typed; a command says all at once',
  'draft.list': 'a draft is a form being typed',
  'draft.remove': 'a draft is a form being typed',
  'subject.similar': 'a warning while typing; subject find looks the same up',
  'model.preview': 'questions asked one by one; model import names what it lacks, and takes it as options',
  'watch.run': 'core does it by itself after records and answers came',
  'review.list': 'a screen to work through; automation labels by id',
  'monitor.page': 'a window prints it; monitor report --to FILE.html writes the same',
  'monitor.windows': 'monitor report takes the newest window or the one named',
  'alert.due': 'notifications are shown by a window; monitor alerts lists all',
  'alert.told': 'notifications are shown by a window; monitor alerts lists all',
  'alert.unseen': 'a window looks by itself; monitor report takes the window that is named',
  'pipeline.work': 'the runner of pipelines keeps its own state; pipeline show gives it',
  'pipeline.keepStep': 'the runner of pipelines keeps its own state; pipeline show gives it',
  'pipeline.keepRun': 'the runner of pipelines keeps its own state; pipeline show gives it',
  'pipeline.earlier': 'the runner of pipelines looks it up; pipeline show says what was skipped',
  'sync.items': 'a screen; sync status gives the counts',
  'sync.budget': 'a screen; sync status gives the bytes',
  'sync.setBudget': 'a screen',
  'sync.setServer': 'the environment names the server (FIELDLOOP_SERVER_URL)',
};
