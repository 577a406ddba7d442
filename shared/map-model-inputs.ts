import { type Column, type ColumnType, isReadOneByOne } from './column.ts';
import { type ModelInput, Pixels, type TensorType } from './model.ts';
import { readPictureShape } from './picture.ts';
import { fail, ok, type Result } from './result.ts';

/** An input as `model.inspect` describes it: not yet filled by columns. */
export type OpenInput = Omit<ModelInput, 'columns'>;

/**
 * Says which columns fill a foreign model's inputs. An input for one value a row takes the column of its name (upper
 * and lower case, spaces, `_`, `-` and `.` count alike). `ordered` names the columns instead: those of the first input in
 * the order that the model was trained with, then those of the next. Refused, with the input and the reason: `model.inputUnmapped`,
 * `model.inputShape`, `model.inputType`, `model.columnUnknown`, `model.pixelsUnknown`.
 */
export function mapModelInputs(
  inputs: readonly OpenInput[],
  columns: readonly Column[],
  ordered: readonly string[] = [],
  pixels?: Pixels,
): Result<ModelInput[]> {
  if (inputs.length === 0) return fail('model.inputUnmapped', 'The model has no inputs.', 'Import another model.');
  const mapped: ModelInput[] = [];
  let taken = 0;
  for (const input of inputs) {
    const isLast = mapped.length === inputs.length - 1;
    const named = ordered.slice(taken, isLast ? undefined : taken + (inputWidth(input) ?? 0));
    if (ordered.length > 0 && named.length === 0) return refuseWidth(input, 0);
    const isPictures = readPictureShape(input.shape) !== null;
    const result = isPictures ? mapPictures(input, columns, named, pixels) : mapInput(input, columns, named);
    if (!result.ok) return result;
    taken += named.length;
    mapped.push(result.value);
  }
  return ok(mapped);
}

const refuseWidth = (input: OpenInput, named: number): Result<never> =>
  fail(
    'model.inputShape',
    `The input ${describe(input)} takes ${inputWidth(input) ?? 'some'} columns, and ${named} are named.`,
    'Name as many columns as the model was trained with, in its order.',
  );

/** Whether columns can fill an input: one of rows, of rows and columns, or of pictures. */
export const takesColumns = ({ shape }: Pick<OpenInput, 'shape'>): boolean =>
  shape.length === 1 || shape.length === 2 || readPictureShape(shape) !== null;

/** How many columns fill an input: 1 for [rows], [rows, 1] and pictures; null where the file leaves it open. */
export const inputWidth = ({ shape }: Pick<OpenInput, 'shape'>): number | null =>
  shape.length < 2 || readPictureShape(shape) !== null ? 1 : (shape[1] ?? null);

const TAKES_PIXELS: readonly TensorType[] = ['uint8', 'float16', 'float32', 'float64'];

/** An input of pictures takes the column of its name or the only one of images; bytes need not be said to be bytes. */
function mapPictures(
  input: OpenInput,
  columns: readonly Column[],
  ordered: readonly string[],
  pixels: Pixels | undefined,
): Result<ModelInput> {
  const images = columns.filter(({ type }) => type === 'image');
  const wanted = images.find(({ name }) => name === (ordered[0] ?? input.name));
  const column = wanted ?? (ordered.length === 0 && images.length === 1 ? images[0] : undefined);
  if (column === undefined) {
    return fail(
      'model.inputUnmapped',
      `It is not known which column of images fills the input ${describe(input)}.`,
      'Name the column that holds the images.',
    );
  }
  if (!TAKES_PIXELS.includes(input.dtype)) return wrongType(input, column);
  const taken = pixels ?? (input.dtype === 'uint8' ? 'bytes' : undefined);
  if (taken !== undefined && (taken === 'bytes' || input.dtype !== 'uint8')) {
    return ok({ ...input, columns: [column.name], pixels: taken });
  }
  return fail(
    'model.pixelsUnknown',
    `It is not known how the input ${describe(input)} takes the pixels of a picture.`,
    `Say so as it was trained: ${Pixels.options.join(', ')}.`,
  );
}

function mapInput(input: OpenInput, columns: readonly Column[], ordered: readonly string[]): Result<ModelInput> {
  const width = widthOf(input);
  if (!width.ok) return width;
  const chosen = ordered.length > 0 ? columnsNamed(ordered, columns) : columnAlike(input, width.value, columns);
  if (!chosen.ok) return chosen;
  if (width.value !== null && width.value !== chosen.value.length) {
    return refuseWidth(input, chosen.value.length);
  }
  const misfit = chosen.value.find(({ type }) => !fitsTensor(type, input.dtype));
  if (misfit) return wrongType(input, misfit);
  return ok({ ...input, columns: chosen.value.map(({ name }) => name) });
}

/** The width of an input that is a table (see `inputWidth`); refused where it is none. */
function widthOf(input: OpenInput): Result<number | null> {
  const [rows] = input.shape;
  if (!takesColumns(input)) {
    return fail(
      'model.inputShape',
      `The input ${describe(input)} is not a table: rows, or rows and columns, are needed.`,
      'Models of pictures and sound cannot be used on columns.',
    );
  }
  if (rows !== null && rows !== 1) {
    return fail(
      'model.inputShape',
      `The input ${describe(input)} wants exactly ${rows} rows at once.`,
      'Export the model with a free batch dimension.',
    );
  }
  return ok(inputWidth(input));
}

function columnsNamed(names: readonly string[], columns: readonly Column[]): Result<readonly Column[]> {
  const chosen: Column[] = [];
  for (const name of names) {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) return fail('model.columnUnknown', `The data have no column "${name}".`, 'Name columns that exist.');
    chosen.push(column);
  }
  return ok(chosen);
}

function columnAlike(input: OpenInput, width: number | null, columns: readonly Column[]): Result<readonly Column[]> {
  const exact = columns.filter(({ name }) => name === input.name);
  const alike = exact.length > 0 ? exact : columns.filter(({ name }) => plainName(name) === plainName(input.name));
  if (alike.length === 1 && (width === 1 || width === null)) return ok(alike);
  if (alike.length > 1) {
    const names = alike.map(({ name }) => `"${name}"`).join(' and ');
    return fail('model.inputUnmapped', `The input ${describe(input)} could be ${names}.`, 'Rename one of the columns.');
  }
  return fail(
    'model.inputUnmapped',
    width === 1
      ? `No column is called like the input ${describe(input)}.`
      : `It is not known which columns fill the input ${describe(input)}.`,
    width === 1
      ? 'Rename the column to the name of the input.'
      : 'Name the columns in the order the model was trained with.',
  );
}

/** How names are compared that two programs spell in their own ways. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s_.-]+/g, '');

/** Whether a column can fill a place of an input: pictures are filled by images, everything else as `fitsTensor` says. */
export const fitsInput = (column: ColumnType, { shape, dtype }: Pick<OpenInput, 'shape' | 'dtype'>): boolean =>
  readPictureShape(shape) === null ? fitsTensor(column, dtype) : column === 'image';

/** Whether a column's cells can fill a tensor. A boolean counts as 1 and 0; categories and free text are no numbers. */
export function fitsTensor(column: ColumnType, tensor: TensorType): boolean {
  switch (tensor) {
    case 'string':
      return true;
    case 'other':
      return false;
    case 'bool':
      return column === 'boolean' || column === 'integer';
    case 'float16':
    case 'float32':
    case 'float64':
      return !isReadOneByOne(column) && column !== 'category';
    default:
      return column === 'integer' || column === 'date' || column === 'boolean';
  }
}

const wrongType = (input: OpenInput, { name, type }: Column): Result<never> =>
  fail(
    'model.inputType',
    `The input ${describe(input)} cannot be filled from "${name}", which is a ${type}.`,
    `Change the type of "${name}" in the data set, or export the model with another input type.`,
  );

const describe = ({ name, dtype, shape }: OpenInput): string =>
  `"${name}" (${dtype}[${shape.map((dim) => dim ?? '?').join(', ')}])`;
