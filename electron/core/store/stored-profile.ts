import { z } from 'zod';
import { Profile, WholeNumbers } from '../../../shared/profile.ts';

const StoredColumn = z.looseObject({ gaps: WholeNumbers.optional(), grid: z.base64().optional() });
const StoredProfile = z.object({ rows: z.int(), columns: z.record(z.string(), StoredColumn) });

/**
 * A profile as it is kept: in place of a number column's buckets and counts the `grid`, pairs of the distance from the
 * bucket before and the count, as variable-length bytes in base64. Buckets ascend closely together, so that a column of a
 * million rows stays below 8 KiB; the profile is the largest thing that a small append stores anew.
 */
export function packProfile({ rows, columns }: Profile): string {
  const packed = Object.entries(columns).map(([name, column]) => {
    if (column.kind !== 'numeric') return [name, column];
    const { buckets, counts, ...rest } = column;
    const pairs = buckets.flatMap((bucket, place) => [folded(bucket - (buckets[place - 1] ?? 0)), counts[place] ?? 0]);
    return [name, { ...rest, grid: Buffer.from(pairs.flatMap(bytesOf)).toString('base64') }];
  });
  return JSON.stringify({ rows, columns: Object.fromEntries(packed) as unknown });
}

/** The inverse of `packProfile`; also reads profiles that were stored with their buckets, or with distances as numbers. */
export function unpackProfile(text: string): Profile {
  const { rows, columns } = StoredProfile.parse(JSON.parse(text));
  const unpacked = Object.entries(columns).map(([name, { gaps, grid, ...column }]) => {
    if (grid !== undefined) return [name, { ...column, ...gridOf(Buffer.from(grid, 'base64')) }];
    return [name, gaps === undefined ? column : { ...column, buckets: sumUp(gaps) }];
  });
  return Profile.parse({ rows, columns: Object.fromEntries(unpacked) as unknown });
}

function sumUp(gaps: readonly number[]): number[] {
  let bucket = 0;
  return gaps.map((gap) => {
    bucket += gap;
    return bucket;
  });
}

/** 0, 1, 2, 3 … for 0, −1, 1, −2 …: only the first distance may be negative. */
const folded = (gap: number): number => (gap < 0 ? -2 * gap - 1 : 2 * gap);
const unfolded = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

/** Seven bits a byte, the lowest first; the eighth says that more follow (LEB128). Multiplied, for counts may pass 32 bits. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  for (; left >= 128; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
  return [...bytes, left];
}

function gridOf(bytes: Uint8Array): { readonly buckets: number[]; readonly counts: number[] } {
  const [gaps, counts]: [number[], number[]] = [[], []];
  let value = 0;
  let scale = 1;
  let isGap = true;
  for (const byte of bytes) {
    value += (byte % 128) * scale;
    scale *= 128;
    if (byte >= 128) continue;
    if (isGap) gaps.push(unfolded(value));
    else counts.push(value);
    [value, scale, isGap] = [0, 1, !isGap];
  }
  return { buckets: sumUp(gaps), counts };
}
