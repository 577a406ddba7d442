import type { FreeableKind, SpaceReport } from '../../../../shared/space.ts';

type Kind = SpaceReport['kinds'][number];

/** One bar: its length as a share 0–1 of the longest, and what a press of its button would free. */
export type SpaceBar = Kind & { readonly share: number; readonly freeable: FreeableKind | null };

/** What can be freed with one press, and whether something is lost by it that a person may want. */
const freeableKinds: Readonly<Record<FreeableKind, { readonly losesSomething: boolean }>> = {
  oldDrafts: { losesSomething: true },
  receivedPhotos: { losesSomething: true },
  backups: { losesSomething: true },
  unreferencedChunks: { losesSomething: false },
  unreferencedFiles: { losesSomething: false },
  freePages: { losesSomething: false },
  log: { losesSomething: false },
};

const isFreeable = (kind: string): kind is FreeableKind => kind in freeableKinds;

export const losesSomething = (kind: FreeableKind): boolean => freeableKinds[kind].losesSomething;

/** The largest first; kinds that take nothing are left out. */
export function spaceBars({ kinds }: SpaceReport): readonly SpaceBar[] {
  const shown = kinds.filter(({ sizeBytes }) => sizeBytes > 0).toSorted((a, b) => b.sizeBytes - a.sizeBytes);
  const longest = shown[0]?.sizeBytes ?? 1;
  return shown.map((one) => ({
    ...one,
    share: one.sizeBytes / longest,
    freeable: isFreeable(one.kind) && one.freeableBytes > 0 ? one.kind : null,
  }));
}
