/** Stands before what the list of all versions is searched for, and before the versions that are compared. */
const LIST = 'versions:';
const COMPARE = 'compare:';
/** Stands before the version whose trial is shown. */
const TRIAL = 'trial:';

/** The list of the versions of all models, searched for these words. */
export const listFocus = (search: string): string => `${LIST}${search}`;

/** The words that the list is searched for; null where the place is another one. */
export const searchedIn = (focus: string | undefined): string | null =>
  focus?.startsWith(LIST) === true ? focus.slice(LIST.length) : null;

/** Where these versions, named by ref or id, are compared. */
export const compareFocus = (refs: readonly string[]): string => `${COMPARE}${JSON.stringify(refs)}`;

/** The versions that are compared there; null where the place is another one. */
export function comparedIn(focus: string | undefined): readonly string[] | null {
  if (focus?.startsWith(COMPARE) !== true) return null;
  const refs: unknown = JSON.parse(focus.slice(COMPARE.length));
  return Array.isArray(refs) ? refs.map(String) : null;
}

/** Where it is shown what a version's tripwires say. */
export const trialFocus = (ref: string): string => `${TRIAL}${ref}`;

/** The version whose trial is shown there; null where the place is another one. */
export const trialIn = (focus: string | undefined): string | null =>
  focus?.startsWith(TRIAL) === true ? focus.slice(TRIAL.length) : null;
