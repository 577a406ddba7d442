import { type Column, isReadOneByOne } from './column.ts';
import { fitsInput, fitsTensor, inputWidth, type OpenInput, plainName, takesColumns } from './map-model-inputs.ts';

type Hints = {
  /** What the model's own file says of its columns, in their order. */
  readonly signed: readonly string[];
  /** Never read by a model that tells it. */
  readonly target: string | undefined;
};

/** A person looks at each of them. */
const MOST_PLACES = 200;

/** Roles of columns that no model learns from. */
const NEVER_READ: ReadonlySet<string> = new Set(['key', 'label', 'subject', 'shown', 'ignored', 'identifier', 'time']);

/**
 * For every input a column for each of its places, null where none is likely: the one of its name, the one that the file
 * names, and, where an input takes exactly as many as there are left to read, those in their order. A proposal for a
 * person to look at, and nothing more. Empty for an input of open width, of one too wide to be looked at, and of one that
 * columns cannot fill.
 */
export function likelyColumns(
  inputs: readonly OpenInput[],
  columns: readonly Column[],
  { signed, target }: Hints,
): readonly (readonly (string | null)[])[] {
  const readable = columns.filter(
    ({ name, type, role }) => name !== target && !isReadOneByOne(type) && !NEVER_READ.has(role ?? ''),
  );
  const named = (wanted: string | undefined): string | null =>
    columns.find(({ name }) => wanted !== undefined && plainName(name) === plainName(wanted))?.name ?? null;
  return inputs.map((input) => {
    const width = takesColumns(input) ? (inputWidth(input) ?? 0) : 0;
    if (width > MOST_PLACES) return [];
    const places = Array.from({ length: width }, (_, place) => place);
    if (places.length === 1) return [named(input.name) ?? named(signed[0]) ?? onlyImages(input, columns)];
    const fitting = readable.filter(({ type }) => fitsTensor(type, input.dtype));
    const isAll = inputs.length === 1 && fitting.length === places.length;
    return places.map((place) => named(signed[place]) ?? (isAll ? (fitting[place]?.name ?? null) : null));
  });
}

/** The one column that can fill an input of pictures. */
function onlyImages(input: OpenInput, columns: readonly Column[]): string | null {
  const images = columns.filter(({ type }) => type === 'image' && fitsInput(type, input));
  return images.length === 1 ? (images[0]?.name ?? null) : null;
}
