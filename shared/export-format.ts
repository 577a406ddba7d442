import { z } from 'zod';

/** What a version is written as: a CSV or Parquet file, or a folder with its table, its images and a Croissant description. */
export const ExportFormat = z.enum(['csv', 'parquet', 'croissant']);
export type ExportFormat = z.infer<typeof ExportFormat>;

/** What a target's name asks for: `visits.parquet` a Parquet file, `visits/` a folder, everything else CSV. */
export function formatOfTarget(path: string): ExportFormat {
  if (/[\\/]$/.test(path)) return 'croissant';
  return /\.parquet$/i.test(path) ? 'parquet' : 'csv';
}
