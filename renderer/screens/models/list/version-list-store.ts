import { create } from 'zustand';

/** More than these are no comparison any more. */
const MOST_COMPARED = 4;

type VersionListState = { readonly chosen: ReadonlySet<string> };

/** Kept while other pages are open: whoever looks into a version comes back to what they chose. */
export const useVersionList = create<VersionListState>(() => ({ chosen: new Set() }));

/** Chooses a version by its ref, or gives it back; of too many the one that was chosen first is given back. */
export function toggleChosen(ref: string): void {
  useVersionList.setState(({ chosen }) => {
    const next = new Set(chosen);
    if (!next.delete(ref)) next.add(ref);
    const [first] = next;
    if (next.size > MOST_COMPARED && first !== undefined) next.delete(first);
    return { chosen: next };
  });
}
