import type { Input } from '../../../shared/calls.ts';
import type { OperatingBasis } from '../../../shared/operating-point.ts';
import { ModelTask, Pixels } from '../../../shared/model.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { type Arguments, present, WrongUsage } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { english } from '../english.ts';
import { modelEnglish } from '../model-english.ts';
import { usageEnglish } from '../usage-english.ts';
import { registryEnglish } from '../registry-english.ts';
import { aliasDocument } from './registry.ts';

export const modelCommands: readonly Command[] = [
  {
    words: 'model import',
    operands: ['PATH'],
    options: ['name', 'dataset', 'target', 'task', 'pixels', 'columns', 'classes'],
    calls: ['model.import'],
    run: (ask, typed, [path = '']) =>
      reply(ask('model.import', importInput(typed, path)), (model) => ({
        document: { model: modelDocument(model) },
        lines: modelEnglish.model(model),
      })),
  },
  {
    words: 'model list',
    operands: [],
    options: ['search'],
    calls: ['model.list'],
    run: (ask, typed) =>
      reply(ask('model.list', present({ search: typed.text('search') })), ({ models }) => ({
        document: { models: models.map(modelDocument) },
        lines: models.length === 0 ? [english.none] : modelEnglish.models(models),
      })),
  },
  {
    words: 'model show',
    operands: ['REF'],
    options: [],
    calls: ['model.show'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('model.show', { ref }), ({ model, versions, words, moves, entries }) => ({
        document: { model: modelDocument(model), versions: versions.map(modelDocument), words, moves, entries },
        lines: [
          ...modelEnglish.model(model),
          ...[...registryEnglish.words(model), ...registryEnglish.ofModel(words)].map((line) => `  ${line}`),
        ],
      })),
  },
  {
    words: 'model promote',
    operands: ['REF'],
    options: [
      'alias',
      'threshold',
      'miss-cost',
      'per-day',
      'seen-per-day',
      'unsure-within',
      'site-limits',
      'share',
      'sites',
      'reason',
      'override',
    ],
    calls: ['model.promote'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('model.promote', promoteInput(typed, ref)), (move) => ({
        document: { alias: aliasDocument(move) },
        lines: modelEnglish.promoted(move),
      })),
  },
];

function importInput(typed: Arguments, path: string): Input<'model.import'> {
  const optional = present({
    name: typed.text('name'),
    dataset: typed.text('dataset'),
    target: typed.text('target'),
    task: typed.oneOf('task', ModelTask.options),
    pixels: typed.oneOf('pixels', Pixels.options),
    columns: namesOf(typed.text('columns')),
    classes: namesOf(typed.text('classes')),
  });
  return { path: typed.resolvePath(path), ...optional };
}

/** Names with commas between; a comma within one is written twice. */
const namesOf = (text: string | undefined): string[] | undefined =>
  text?.split(/(?<!,),(?!,)/u).map((name) => name.replaceAll(',,', ',').trim());

function promoteInput(typed: Arguments, ref: string): Input<'model.promote'> {
  const basis = basisOf(typed);
  const sites = Object.entries(typed.numbers('site-limits')).map(([site, threshold]) => ({
    site,
    basis: { kind: 'limit' as const, threshold },
  }));
  const operating = basis && { basis, sites, ...present({ unsureWithin: typed.number('unsure-within') }) };
  const said = { alias: typed.text('alias'), reason: typed.text('reason'), override: typed.text('override') };
  return { ref, ...present({ operating, canary: canaryOf(typed), ...said }) };
}

/** Which records a canary advises on; undefined where nothing is said of it. */
function canaryOf(typed: Arguments): Input<'model.promote'>['canary'] {
  const [share, sites] = [typed.number('share'), namesOf(typed.text('sites'))];
  if (share !== undefined && sites !== undefined) {
    throw new WrongUsage('usage.chooseOne', usageEnglish.chooseOne(['--share N', '--sites NAMES']));
  }
  if (share !== undefined) return { by: 'share', share };
  return sites === undefined ? undefined : { by: 'sites', sites };
}

/** What the limit is chosen by; undefined where nothing is said of it. */
function basisOf(typed: Arguments): OperatingBasis | undefined {
  const [threshold, missCost, perDay] = [typed.number('threshold'), typed.number('miss-cost'), typed.number('per-day')];
  if ([threshold, missCost, perDay].filter((given) => given !== undefined).length > 1) refuseBases();
  if (missCost !== undefined) return { kind: 'cost', missCost };
  const seenPerDay = typed.number('seen-per-day');
  if (perDay !== undefined) {
    if (seenPerDay === undefined) throw new WrongUsage('usage.missingOption', modelEnglish.needsSeenPerDay);
    return { kind: 'capacity', perDay, seenPerDay };
  }
  if (threshold === undefined && (typed.has('unsure-within') || typed.has('site-limits'))) refuseBases();
  return threshold === undefined ? undefined : { kind: 'limit', threshold };
}

function refuseBases(): never {
  throw new WrongUsage('usage.oneLimit', modelEnglish.oneLimit);
}

/** A model with what it reads and says beside its own fields. */
const modelDocument = (model: ModelVersion) => ({ ...model, inputs: model.spec.inputs, outputs: model.spec.outputs });
