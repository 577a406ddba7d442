/** Row numbers, ascending in each part. */
export type RowSplit = { readonly training: Int32Array; readonly heldOut: Int32Array };

/** Holds out the rows of one part; the others are trained on. */
export function splitByPart(partOf: Int32Array, heldOutPart: number): RowSplit {
  const all = Int32Array.from(partOf.keys());
  return {
    training: all.filter((row) => partOf[row] !== heldOutPart),
    heldOut: all.filter((row) => partOf[row] === heldOutPart),
  };
}
