import type { Input } from '../../../shared/calls.ts';
import type { ColumnRole, ColumnType } from '../../../shared/column.ts';
import type {
  ColumnEvidence,
  ColumnChoice,
  ImportOptions,
  TablePreview,
  DateOrder,
  TypeOfTexts,
} from '../../../shared/columns/import-options.ts';

/** What the person changed about one column; what is left out stays as it was found. */
export type ColumnChange = {
  readonly type?: TypeOfTexts | undefined;
  readonly dateOrder?: DateOrder | undefined;
  readonly role?: ColumnRole | undefined;
};
export type ColumnChanges = Readonly<Record<string, ColumnChange>>;

const holdsDates = (type: ColumnType): boolean => type === 'date' || type === 'datetime';

/** How the person wants the file read; what is left out is found out from it. */
export type ReadingOptions = Pick<
  ImportOptions,
  'encoding' | 'sheet' | 'delimiter' | 'decimal' | 'header' | 'leaveOut'
>;

/** Only what was changed is fixed: a fixed column refuses values that do not fit, a found one widens. */
export function planImport(
  path: string,
  dataset: string,
  preview: TablePreview,
  changes: ColumnChanges,
  append: boolean,
) {
  const { delimiter, decimal, header, encoding, sheet, images } = preview;
  const columns = preview.columns.flatMap((column) => fixedColumn(column, changes[column.name] ?? {}));
  const roles = Object.fromEntries(
    Object.entries(changes).flatMap(([name, { role }]) => (role === undefined ? [] : [[name, role]])),
  );
  return {
    path,
    dataset,
    options: {
      delimiter,
      decimal,
      header,
      columns,
      ...(encoding === undefined ? {} : { encoding }),
      ...(sheet === undefined ? {} : { sheet }),
      ...(images?.leaveOut === true ? { leaveOut: true } : {}),
    },
    roles,
    append,
  } satisfies Input<'dataset.import'>;
}

function fixedColumn(column: ColumnEvidence, change: ColumnChange): readonly ColumnChoice[] {
  const type = change.type ?? column.type;
  if (type === 'image' || (change.type === undefined && change.dateOrder === undefined)) return [];
  const dateOrder = change.dateOrder ?? column.dateOrder;
  return [{ name: column.name, type, ...(holdsDates(type) && dateOrder ? { dateOrder } : {}) }];
}

/** What people call the column that says what is on an image, in the languages of the application. */
const LABEL_NAMES = /^(label|class|category|étiquette|classe|etiqueta|clase|categoria|lebo|daraja|التصنيف|الفئة)$/iu;

/**
 * What the columns of a folder of images are used for, as far as their names and types tell: proposed, and open to
 * correction. Of another table nothing is guessed.
 */
export function proposeRoles({ columns, images }: TablePreview): ColumnChanges {
  if (images === undefined) return {};
  const categories = columns.filter(({ type }) => type === 'category' || type === 'boolean');
  const label = columns.find(({ name }) => LABEL_NAMES.test(name)) ?? (categories.length === 1 ? categories[0] : null);
  const file = columns.find(({ name }) => name === (images.labels?.column ?? 'file'));
  return {
    ...(file ? { [file.name]: { role: 'key' } } : {}),
    ...(label ? { [label.name]: { role: 'label' } } : {}),
  };
}

/** Dates that could be read in two ways need a person's word before anything is written. */
export const needsDateOrder = (column: ColumnEvidence, change: ColumnChange): boolean =>
  holdsDates(change.type ?? column.type) && (change.dateOrder ?? column.dateOrder) === undefined;

/** The file's name without its folder and ending, on any system. */
export const nameOfFile = (path: string): string => (path.split(/[\\/]/u).at(-1) ?? path).replace(/\.[^.]+$/u, '');
