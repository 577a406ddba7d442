import type { Output } from '../../../shared/calls.ts';
import type { PipelineRun } from '../../../shared/pipelines/pipeline-run.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Arguments } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { pipelineEnglish } from '../pipeline-english.ts';

export const pipelineCommands: readonly Command[] = [
  {
    words: 'pipeline run',
    operands: ['FILE|NAME'],
    options: [],
    calls: ['pipeline.run'],
    run: (ask, typed, [wanted = '']) => reply(ask('pipeline.run', wantedOf(typed, wanted)), runReply),
  },
  {
    words: 'pipeline list',
    operands: [],
    options: ['limit'],
    calls: ['pipeline.list'],
    run: (ask, typed) => {
      const limit = typed.number('limit');
      return reply(ask('pipeline.list', limit === undefined ? {} : { limit }), ({ pipelines, runs }) => ({
        document: { pipelines, runs },
        lines: pipelineEnglish.pipelines(pipelines, runs),
      }));
    },
  },
  {
    words: 'pipeline show',
    operands: ['ID'],
    options: [],
    calls: ['pipeline.show'],
    run: (ask, _typed, [id = '']) =>
      reply(ask('pipeline.show', { id }), (run) => ({
        document: { run },
        lines: [...pipelineEnglish.run(run), ...pipelineEnglish.log(run)],
      })),
  },
  {
    words: 'pipeline add',
    operands: ['FILE'],
    options: [],
    calls: ['pipeline.add'],
    run: (ask, typed, [file = '']) => reply(ask('pipeline.add', { path: typed.resolvePath(file) }), keptReply),
  },
  {
    words: 'pipeline remove',
    operands: ['NAME'],
    options: [],
    calls: ['pipeline.remove'],
    run: (ask, _typed, [name = '']) =>
      reply(ask('pipeline.remove', { name }), () => ({ document: { name }, lines: [pipelineEnglish.removed(name)] })),
  },
  switching('pipeline on', true),
  switching('pipeline off', false),
  {
    words: 'pipeline resume',
    operands: ['ID'],
    options: [],
    calls: ['pipeline.resume'],
    run: (ask, _typed, [id = '']) => reply(ask('pipeline.resume', { id }), runReply),
  },
  {
    words: 'pipeline cancel',
    operands: ['ID'],
    options: [],
    calls: ['pipeline.cancel'],
    run: (ask, _typed, [id = '']) => reply(ask('pipeline.cancel', { id }), runReply),
  },
  deciding('pipeline accept', true),
  deciding('pipeline decline', false),
  {
    words: 'pipeline due',
    operands: [],
    options: [],
    calls: ['pipeline.due', 'pipeline.run', 'pipeline.resume'],
    run: (ask) => runDue(ask),
  },
];

/** A name with the ending of a file is one. */
const wantedOf = (typed: Arguments, wanted: string) =>
  /\.(ya?ml|json)$/iu.test(wanted) ? { path: typed.resolvePath(wanted) } : { name: wanted };

const runReply = (run: PipelineRun): Reply => ({
  document: { run },
  lines: pipelineEnglish.run(run),
  isBad: run.status === 'failed' || run.status === 'interrupted',
});

const keptReply = (pipeline: Output<'pipeline.add'>): Reply => ({
  document: { pipeline },
  lines: [pipelineEnglish.kept(pipeline)],
});

function switching(words: string, isOn: boolean): Command {
  return {
    words,
    operands: ['NAME'],
    options: [],
    calls: ['pipeline.switch'],
    run: (ask, _typed, [name = '']) => reply(ask('pipeline.switch', { name, isOn }), keptReply),
  };
}

function deciding(words: string, accept: boolean): Command {
  return {
    words,
    operands: ['ID', 'STEP'],
    options: ['reason'],
    needs: ['reason'],
    calls: ['pipeline.decide'],
    run: (ask, typed, [id = '', step = '']) =>
      reply(ask('pipeline.decide', { id, step, accept, reason: typed.required('reason') }), runReply),
  };
}

/** What a window does by itself, for a laptop or a server where none is open. */
async function runDue(ask: Ask): Promise<Result<Reply>> {
  const due = await ask('pipeline.due', {});
  if (!due.ok) return due;
  const runs: PipelineRun[] = [];
  for (const id of due.value.toResume) {
    const run = await ask('pipeline.resume', { id });
    if (!run.ok) return run;
    runs.push(run.value);
  }
  for (const wanted of due.value.toRun) {
    const run = await ask('pipeline.run', wanted);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  const lines = runs.length === 0 ? [pipelineEnglish.nothingDue] : runs.flatMap(pipelineEnglish.run);
  return ok({ document: { runs }, lines, isBad: runs.some(({ status }) => status === 'failed') });
}
