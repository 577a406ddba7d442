import { describe, expect, it } from 'vitest';
import { losesSomething, spaceBars } from '../../../../renderer/screens/settings/space/space-shares.ts';
import type { SpaceReport } from '../../../../shared/space.ts';

const report = (kinds: SpaceReport['kinds']): SpaceReport => ({
  folder: '/home/joy/fieldloop',
  totalBytes: 0,
  diskFreeBytes: 0,
  kinds,
  versions: [],
});

describe('what takes space', () => {
  it('is drawn with the largest first and as long as its share of it', () => {
    const bars = spaceBars(
      report([
        { kind: 'log', sizeBytes: 10, freeableBytes: 10 },
        { kind: 'datasets', sizeBytes: 40, freeableBytes: 0 },
        { kind: 'images', sizeBytes: 0, freeableBytes: 0 },
      ]),
    );
    expect(bars.map(({ kind, share }) => [kind, share])).toEqual([
      ['datasets', 1],
      ['log', 0.25],
    ]);
  });

  it('offers to free only what is safe and there', () => {
    const bars = spaceBars(
      report([
        { kind: 'backups', sizeBytes: 9, freeableBytes: 9 },
        { kind: 'log', sizeBytes: 8, freeableBytes: 0 },
        { kind: 'datasets', sizeBytes: 7, freeableBytes: 7 },
      ]),
    );
    expect(bars.map(({ freeable }) => freeable)).toEqual(['backups', null, null]);
  });

  it('asks before a way back is lost', () => {
    expect(losesSomething('backups')).toBe(true);
    expect(losesSomething('freePages')).toBe(false);
  });
});
