import { DeriveStep } from '../../../shared/derive.ts';
import type { Result } from '../../../shared/result.ts';
import { type Arguments, parseJson, readTextFile, present, WrongUsage } from '../arguments.ts';
import { type Ask, type Command, type Reply, reply } from '../command.ts';
import { english } from '../english.ts';
import { usageEnglish } from '../usage-english.ts';
import { versionEnglish } from '../version-english.ts';

export const deriveCommand: Command = {
  words: 'dataset derive',
  operands: [],
  optionalOperand: 'REF',
  options: ['steps', 'replay', 'name', 'dry-run'],
  calls: ['dataset.derive', 'dataset.previewDerive'],
  run: (ask, typed, [ref]) => {
    if (typed.has('dry-run')) return previewSteps(ask, typed, ref);
    const chosen = present({ ref, replay: typed.text('replay'), name: typed.text('name'), steps: typedSteps(typed) });
    return reply(ask('dataset.derive', chosen), (dataset) => ({
      document: { dataset },
      lines: [
        ...english.dataset(dataset),
        ...(dataset.source.kind === 'derived' ? versionEnglish.steps(dataset.source.steps) : []),
      ],
    }));
  },
};

function previewSteps(ask: Ask, typed: Arguments, ref: string | undefined): Promise<Result<Reply>> {
  const steps = typedSteps(typed);
  if (ref === undefined || steps === undefined)
    throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['REF --steps JSON']));
  return reply(ask('dataset.previewDerive', { ref, steps }), (preview) => ({
    document: { preview },
    lines: versionEnglish.preview(preview),
  }));
}

/** `--steps` is JSON, or a file that holds it; it or `--replay` says what is done. */
function typedSteps(typed: Arguments): DeriveStep[] | undefined {
  const text = typed.text('steps');
  if ((text === undefined) === (typed.text('replay') === undefined)) {
    throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['--steps JSON', '--replay REF']));
  }
  if (text === undefined) return undefined;
  const isJson = /^\s*[[{]/.test(text);
  const steps = parseJson('--steps', isJson ? text : readTextFile('--steps', typed.resolvePath(text)));
  const parsed = DeriveStep.array().safeParse(Array.isArray(steps) ? steps : [steps]);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new WrongUsage('usage.badSteps', usageEnglish.badSteps((issue?.path ?? []).map(String), issue?.message ?? ''));
}
