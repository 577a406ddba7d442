import { create } from 'zustand';
import type { ScreenId } from './screens.ts';

/** A screen, and what on it is meant: an id of the screen's own kind, such as a run or a lineage node. */
export type Place = { readonly screen: ScreenId; readonly focus?: string | undefined };

type Navigation = {
  readonly place: Place;
  readonly past: readonly Place[];
  readonly future: readonly Place[];
};

/** Longer histories are of no use with Alt+Left alone. */
const PLACES_KEPT = 50;

export const useNavigation = create<Navigation>(() => ({ place: { screen: 'today' }, past: [], future: [] }));

/** Opens a screen; going to where one is does nothing to the history. */
export function goTo(screen: ScreenId, focus?: string): void {
  useNavigation.setState(({ place, past, future }) => {
    if (place.screen === screen && place.focus === focus) return { place, past, future };
    return { place: { screen, focus }, past: [...past, place].slice(-PLACES_KEPT), future: [] };
  });
}

export function goBack(): void {
  useNavigation.setState(({ place, past, future }) => {
    const before = past.at(-1);
    return before ? { place: before, past: past.slice(0, -1), future: [place, ...future] } : {};
  });
}

export function goForward(): void {
  useNavigation.setState(({ place, past, future }) => {
    const [next, ...rest] = future;
    return next ? { place: next, past: [...past, place], future: rest } : {};
  });
}
