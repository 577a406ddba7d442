/** Stands before the runs' ids where several are looked at together. */
const PREFIX = 'compare:';

/** Where on the screen of runs these are compared. */
export const compareFocus = (ids: readonly string[]): string => `${PREFIX}${ids.join(',')}`;

/** The runs that are compared there; null where the place is another one. */
export const comparedIn = (focus: string | undefined): readonly string[] | null =>
  focus?.startsWith(PREFIX) === true ? focus.slice(PREFIX.length).split(',') : null;
