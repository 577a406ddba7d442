import { z } from 'zod';
import { Profile, WholeNumbers } from '../../../shared/profile.ts';

const StoredColumn = z.looseObject({ gaps: WholeNumbers.optional() });
const StoredProfile = z.object({ rows: z.int(), columns: z.record(z.string(), StoredColumn) });

/**
 * A profile as a version keeps it: `gaps`, the distances between buckets, in place of the buckets. They ascend closely
 * together, so this is half the text, and the profile is the largest thing that a small append stores anew.
 */
export function packProfile({ rows, columns }: Profile): string {
  const packed = Object.entries(columns).map(([name, column]) => {
    if (column.kind !== 'numeric') return [name, column];
    const { buckets, ...rest } = column;
    return [name, { ...rest, gaps: buckets.map((bucket, place) => bucket - (buckets[place - 1] ?? 0)) }];
  });
  return JSON.stringify({ rows, columns: Object.fromEntries(packed) as unknown });
}

/** The inverse of `packProfile`; also reads profiles that were stored with their buckets. */
export function unpackProfile(text: string): Profile {
  const { rows, columns } = StoredProfile.parse(JSON.parse(text));
  const unpacked = Object.entries(columns).map(([name, { gaps, ...column }]) => [
    name,
    gaps === undefined ? column : { ...column, buckets: sumUp(gaps) },
  ]);
  return Profile.parse({ rows, columns: Object.fromEntries(unpacked) as unknown });
}

function sumUp(gaps: readonly number[]): number[] {
  let bucket = 0;
  return gaps.map((gap) => {
    bucket += gap;
    return bucket;
  });
}
