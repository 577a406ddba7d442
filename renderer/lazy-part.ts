import { type ComponentType, lazy } from 'react';

/** What is wanted first must not share the processor with what is wanted later. */
const QUIET_MS = 1_500;

/**
 * A part of the window that is read when it is first shown, or soon after the start, whichever comes sooner: the first
 * paint waits for nothing that it does not show, and no later step waits for the disk.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loading: Promise<{ default: ComponentType<Props> }> | null = null;
  const loadOnce = () => {
    loading ??= load().then((part) => ({ default: part }));
    return loading;
  };
  setTimeout(() => void loadOnce(), QUIET_MS);
  return lazy(loadOnce) as ComponentType<Props>; // React's type says how it takes a ref, which no part does
}
