import type { Input } from '../../../shared/calls.ts';
import type { Arguments } from '../arguments.ts';
import { type Command, reply } from '../command.ts';
import { english } from '../english.ts';
import { qualityEnglish } from '../quality-english.ts';
import { describeCommand } from './describe.ts';

export const datasetCommands: readonly Command[] = [
  {
    words: 'dataset import',
    operands: ['FILE'],
    options: ['dataset', 'append', 'decimal', 'delimiter'],
    needs: ['dataset'],
    calls: ['dataset.import'],
    run: (ask, typed, [file = '']) =>
      reply(ask('dataset.import', importInput(typed, file)), (dataset) => ({
        document: { dataset },
        lines: english.dataset(dataset),
      })),
  },
  {
    words: 'dataset list',
    operands: [],
    options: [],
    calls: ['dataset.list'],
    run: (ask) =>
      reply(ask('dataset.list', {}), ({ datasets }) => ({
        document: { datasets },
        lines: datasets.length === 0 ? [english.none] : english.datasets(datasets),
      })),
  },
  {
    words: 'dataset show',
    operands: ['REF'],
    options: [],
    calls: ['dataset.show'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('dataset.show', { ref }), ({ version, profile, versions }) => ({
        document: { dataset: version, profile, versions },
        lines: english.dataset(version),
      })),
  },
  describeCommand,
  {
    words: 'dataset quality',
    operands: ['REF'],
    options: [],
    calls: ['dataset.quality'],
    run: (ask, _typed, [ref = '']) =>
      reply(ask('dataset.quality', { ref }), (report) => ({ document: report, lines: qualityEnglish(ref, report) })),
  },
  {
    words: 'dataset verify',
    operands: [],
    options: [],
    calls: ['dataset.verify'],
    run: (ask) =>
      reply(ask('dataset.verify', {}), (verification) => ({
        document: verification,
        lines: english.verified('chunks', verification.chunks, verification.damaged),
        isBad: !verification.ok,
      })),
  },
  {
    words: 'dataset export',
    operands: ['REF'],
    options: ['to'],
    needs: ['to'],
    calls: ['dataset.export'],
    run: (ask, typed, [ref = '']) =>
      reply(ask('dataset.export', { ref, path: typed.resolvePath(typed.required('to')) }), (exported) => ({
        document: exported,
        lines: [english.exported(exported.path, exported.rows)],
      })),
  },
];

function importInput(typed: Arguments, file: string): Input<'dataset.import'> {
  const decimal = typed.oneOf('decimal', ['.', ','] as const);
  const sign = typed.oneOf('delimiter', [',', ';', 'tab', '\t', '|'] as const);
  const delimiter = sign === 'tab' ? '\t' : sign;
  return {
    path: typed.resolvePath(file),
    dataset: typed.required('dataset'),
    append: typed.has('append'),
    options: {
      ...(decimal === undefined ? {} : { decimal }),
      ...(delimiter === undefined ? {} : { delimiter }),
    },
  };
}
