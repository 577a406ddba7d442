import type { ColumnChunk } from '../../../../shared/column.ts';
import { canonicalDictionary } from '../../../../shared/columns/canonical-chunk.ts';
import type { Stored } from './parse-cell.ts';

/** Makes the cells of one column other cells, whatever rows are beside. */
export type ChangeChunk = (chunk: ColumnChunk) => ColumnChunk;

/** Writes others in place of some values; NaN and null stand for a missing one. Without `keepsOthers` the rest is missing. */
export function recodeChunk(pairs: readonly (readonly [Stored, Stored])[], keepsOthers: boolean): ChangeChunk {
  const toByFrom = new Map<Stored, Stored>(pairs); // a Map finds NaN
  return (chunk) => {
    if (chunk.kind === 'numeric') {
      const recode = (value: number): number => {
        const to = toByFrom.get(value);
        if (to !== undefined) return Number(to);
        return keepsOthers ? value : Number.NaN;
      };
      return { kind: 'numeric', values: chunk.values.map(recode) };
    }
    const texts = chunk.dictionary.map((entry) =>
      toByFrom.has(entry) ? toByFrom.get(entry) : keepsOthers ? entry : null,
    );
    return recodeTexts(chunk, texts, toByFrom.get(null) ?? null);
  };
}

/** Writes one value where a cell is missing. */
export function fillChunk(value: Stored): ChangeChunk {
  return (chunk) => {
    if (chunk.kind === 'coded') return recodeTexts(chunk, chunk.dictionary, value);
    const fill = Number(value);
    return { kind: 'numeric', values: chunk.values.map((one) => (Number.isNaN(one) ? fill : one)) };
  };
}

/** `texts` stand in place of the dictionary's entries, null for missing; `ofMissing` where a cell was missing. */
function recodeTexts(
  { codes, dictionary }: ColumnChunk & { readonly kind: 'coded' },
  texts: readonly (Stored | undefined)[],
  ofMissing: Stored,
): ColumnChunk {
  const last = dictionary.length;
  const isPresent = texts.map((text) => text !== null && text !== undefined);
  const recoded = codes.map((code) => {
    if (code === -1) return ofMissing === null ? -1 : last;
    return isPresent[code] === true ? code : -1;
  });
  const entries = [...texts.map((text) => String(text ?? '')), String(ofMissing ?? '')];
  return canonicalDictionary({ kind: 'coded', codes: recoded, dictionary: entries });
}

/** The rows whose byte in `keep` is 1, of which there are `kept`. */
export function keepRows(chunk: ColumnChunk, keep: Uint8Array, kept: number): ColumnChunk {
  if (kept === keep.length) return chunk;
  let at = 0;
  if (chunk.kind === 'numeric') {
    const values = new Float64Array(kept);
    for (let row = 0; row < keep.length; row++) if (keep[row] === 1) values[at++] = chunk.values[row] ?? Number.NaN;
    return { kind: 'numeric', values };
  }
  const codes = new Int32Array(kept);
  for (let row = 0; row < keep.length; row++) if (keep[row] === 1) codes[at++] = chunk.codes[row] ?? -1;
  return canonicalDictionary({ kind: 'coded', codes, dictionary: chunk.dictionary });
}
