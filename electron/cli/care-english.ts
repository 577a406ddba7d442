import type { Output } from '../../shared/calls.ts';
import type { Column } from '../../shared/column.ts';
import type { SpaceFreed, SpaceKind, SpaceReport } from '../../shared/space.ts';
import type { Damage } from '../../shared/integrity.ts';
import type { Restored } from '../core/readers/integrity/restore-backup.ts';
import { count, dayOf, figure, size, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

const limitOf = ({ type }: Column, value: number | undefined): string => {
  if (value === undefined) return '…';
  if (type === 'date') return dayOf(value);
  return type === 'datetime' ? new Date(value).toISOString() : figure(value);
};

function allowed(column: Column): string {
  if (column.categories !== undefined) return column.categories.join(', ');
  if (column.min === undefined && column.max === undefined) return '';
  return `${limitOf(column, column.min)} to ${limitOf(column, column.max)}`;
}

const SPACE: Readonly<Record<SpaceKind, string>> = {
  datasets: 'data sets',
  predictions: 'predictions of data sets',
  models: 'models',
  checkpoints: 'trainings to go on with',
  images: 'images',
  records: 'records and answers',
  history: 'audit log, lineage and sync',
  backups: 'copies from before updates',
  keptHomes: 'homes from before a restore, in folders beside this one',
  unreferencedChunks: 'chunks that nothing names',
  photos: 'photos of records',
  oldDrafts: 'drafts left for 30 days',
  receivedPhotos: 'photos that the server has too',
  unreferencedFiles: 'files that nothing names',
  freePages: 'empty pages of the database',
  log: 'log of the database',
  other: 'the rest of the database',
};

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const listed = (what: string, refs: readonly string[]): readonly string[] =>
  refs.length === 0 ? [] : [`${what}: ${refs.join(', ')}`];

const damage = (damaged: readonly Damage[]): readonly string[] =>
  indent(
    damaged.map(({ kind, id, why, of }) => `${kind} ${id}${of.length === 0 ? '' : ` of ${of.join(', ')}`}: ${why}`),
  );

/** What the command line says of looking after data. */
export const careEnglish = {
  described: ({ version, misfits }: Output<'dataset.describe'>) => [
    `${version.name}@${version.version}: the same ${count(version.rows)} rows, described anew`,
    ...indent(
      formatTable(
        [{ text: 'column' }, { text: 'type' }, { text: 'role' }, { text: 'unit' }, { text: 'allowed' }, { text: '' }],
        version.columns.map((column) => [
          column.name,
          column.type,
          column.role ?? '',
          column.unit ?? '',
          allowed(column),
          column.sensitive === true ? 'sensitive' : '',
        ]),
      ),
    ),
    ...misfits.map(
      ({ column, count: n, evidence }) =>
        `${count(n)} values of ${column} do not fit: ${evidence.map(({ row, value }) => `row ${count(row)} is ${value}`).join(', ')}`,
    ),
  ],
  dependents: (uses: Output<'dataset.dependents'>) => [
    `Deleting ${uses.ref} frees ${size(uses.freedBytes)}. It cannot be undone.`,
    ...indent([
      ...listed('trained on it', uses.models),
      ...listed('made from it', uses.derived),
      ...(uses.windows.length === 0
        ? []
        : [
            `predicted for its rows: ${uses.windows.map(({ modelRef, rows }) => `${count(rows)} by ${modelRef}`).join(', ')}`,
          ]),
      ...(uses.labels === 0 ? [] : [`${count(uses.labels)} answers of people to these predictions`]),
    ]),
    uses.blockedBy ?? 'What was made of it stays, and its digest, profile and lineage. Its rows are gone.',
    ...(uses.blockedBy === null ? ['To delete it, type the same with --yes.'] : []),
  ],
  deleted: ({ ref, freedBytes }: Output<'dataset.delete'>) => `${ref} is deleted; ${size(freedBytes)} freed.`,
  space: ({ folder, totalBytes, diskFreeBytes, kinds, versions }: SpaceReport) => [
    `${folder}: ${size(totalBytes)}, ${size(diskFreeBytes)} free on the disk`,
    ...indent(
      formatTable(
        [{ text: 'what' }, { text: 'takes', isNumber: true }, { text: 'can be freed', isNumber: true }],
        kinds.map(({ kind, sizeBytes, freeableBytes }) => [
          SPACE[kind],
          size(sizeBytes),
          freeableBytes === 0 ? '' : size(freeableBytes),
        ]),
      ),
    ),
    ...(versions.length === 0
      ? []
      : formatTable(
          [
            { text: 'version' },
            { text: 'rows', isNumber: true },
            { text: 'alone', isNumber: true },
            { text: 'shared', isNumber: true },
          ],
          versions.map((one) => [one.ref, count(one.rows), size(one.exclusiveBytes), size(one.sharedBytes)]),
        )),
  ],
  freeable: ({ kinds }: SpaceReport) => {
    const some = kinds.filter(({ freeableBytes }) => freeableBytes > 0);
    if (some.length === 0) return ['There is nothing that can be freed.'];
    return [
      'Nothing needs these any more:',
      ...indent(some.map(({ kind, freeableBytes }) => `${SPACE[kind]}: ${size(freeableBytes)}`)),
      'To free them, type the same with --yes.',
    ];
  },
  freed: ({ freedBytes, byKind }: SpaceFreed) => [
    `${size(freedBytes)} freed.`,
    ...indent(byKind.map((one) => `${SPACE[one.kind]}: ${size(one.freedBytes)}`)),
  ],
  backup: (backup: Output<'home.backup'>) => [
    `${backup.path}: ${size(backup.sizeBytes)} with ${count(backup.chunks)} chunks and ${count(backup.files)} files, written and read again.`,
    backup.keyFile === null
      ? 'It is not encrypted: whoever has it can read it.'
      : `Its key is not in it. Keep a copy of ${backup.keyFile} in another place: without it nobody can open the backup.`,
    ...(backup.damaged.length === 0 ? [] : ['Damaged in the home, and so in the backup:', ...damage(backup.damaged)]),
  ],
  restored: ({ folder, createdAtMs, chunks, files, damaged }: Restored) => [
    `${folder} is as it was at ${timeOf(createdAtMs)}: ${count(chunks)} chunks and ${count(files)} files, all read again.`,
    ...(damaged.length === 0 ? [] : ['Damaged when the backup was made:', ...damage(damaged)]),
  ],
  repaired: ({ repaired, stillDamaged }: Output<'dataset.repair'>) => [
    repaired.length === 0 && stillDamaged.length === 0 ? 'Nothing is damaged.' : `${count(repaired.length)} mended.`,
    ...indent(repaired.map(({ kind, id, from }) => `${kind} ${id} from the ${from}`)),
    ...(stillDamaged.length === 0 ? [] : [`${count(stillDamaged.length)} still damaged:`, ...damage(stillDamaged)]),
  ],
  verified: ({ chunks, versions, files, damaged }: Output<'dataset.verify'>) => {
    const checked = `${count(versions)} versions, ${count(chunks)} chunks and ${count(files)} files`;
    if (damaged.length === 0) return [`${checked}, all whole.`];
    return [
      `${count(damaged.length)} damaged in ${checked}:`,
      ...damage(damaged),
      'Mend them with "dataset repair --from BACKUP", or without --from from the server.',
    ];
  },
} as const;
