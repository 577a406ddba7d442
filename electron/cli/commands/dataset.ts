import type { Input } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { formatOfTarget } from '../../../shared/export-format.ts';
import type { Arguments } from '../arguments.ts';
import { type Ask, type Command, reply } from '../command.ts';
import { careEnglish } from '../care-english.ts';
import { english } from '../english.ts';
import { qualityEnglish } from '../quality-english.ts';
import { deleteCommand } from './delete.ts';
import { describeCommand } from './describe.ts';
import { tableEnglish } from '../table-english.ts';
import { readTableOptions, tableOptions } from './read-table-options.ts';

export const datasetCommands: readonly Command[] = [
  {
    words: 'dataset preview',
    operands: ['FILE'],
    options: tableOptions,
    calls: ['dataset.preview'],
    run: (ask, typed, [file = '']) =>
      reply(ask('dataset.preview', { path: typed.resolvePath(file), options: readTableOptions(typed) }), (preview) => ({
        document: preview,
        lines: tableEnglish.preview(preview),
      })),
  },
  {
    words: 'dataset import',
    operands: ['FILE'],
    options: ['dataset', 'append', ...tableOptions],
    needs: ['dataset'],
    calls: ['dataset.import', 'dataset.preview'],
    run: async (ask, typed, [file = '']) => {
      const imported = await ask('dataset.import', importInput(typed, file));
      const warnings = imported.ok ? await warningsOf(ask, typed, file) : [];
      return reply(Promise.resolve(imported), (dataset) => ({
        document: { dataset },
        lines: [...english.dataset(dataset), ...imagesIn(dataset), ...warnings],
      }));
    },
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
  deleteCommand,
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
        lines: careEnglish.verified(verification),
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
      reply(ask('dataset.export', { ref, ...exportTarget(typed) }), (exported) => ({
        document: exported,
        lines: [english.exported(exported.path, exported.rows)],
      })),
  },
];

/** `FILE.csv`, `FILE.parquet` or `FOLDER/`: resolving would take the folder's last sign away. */
function exportTarget(typed: Arguments): Pick<Input<'dataset.export'>, 'path' | 'format'> {
  const to = typed.required('to');
  return { path: typed.resolvePath(to), format: formatOfTarget(to) };
}

const imagesIn = ({ source }: DatasetVersion): readonly string[] =>
  source.kind === 'file' && source.images !== undefined ? tableEnglish.images(source.images) : [];

const importInput = (typed: Arguments, file: string): Input<'dataset.import'> => ({
  path: typed.resolvePath(file),
  dataset: typed.required('dataset'),
  append: typed.has('append'),
  options: readTableOptions(typed),
});

/** A person hears what was taken for what, and what to say where that is wrong; a program asks with `dataset preview`. */
async function warningsOf(ask: Ask, typed: Arguments, file: string): Promise<readonly string[]> {
  if (typed.has('json')) return [];
  const preview = await ask('dataset.preview', { path: typed.resolvePath(file), options: readTableOptions(typed) });
  return preview.ok ? tableEnglish.warnings(preview.value) : [];
}
