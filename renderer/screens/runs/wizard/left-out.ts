import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { QualityFinding } from '../../../../shared/quality.ts';

type Column = DatasetVersion['columns'][number];

/** Why a column is not learned from unless somebody says otherwise, or at all (`never`). */
export type LeftOut = {
  readonly reason: 'person' | 'otherAnswer' | 'shown' | 'readOneByOne' | 'unused' | 'site' | 'date' | 'tells';
  readonly columns: readonly string[];
};

/** Columns that seem to tell the answer by themselves: a model that reads them looks good and is of no use. */
export const suspectsOf = (findings: readonly QualityFinding[], target: string | undefined): ReadonlySet<string> =>
  new Set(
    findings.flatMap((finding) =>
      finding.kind === 'leakage' && finding.target === target && finding.column !== null ? [finding.column] : [],
    ),
  );

/** Every column that is left out at first, by reason; the answer itself is no reason. */
export function leftOutOf(
  { columns }: DatasetVersion,
  target: string | undefined,
  suspects: ReadonlySet<string>,
): readonly LeftOut[] {
  const reasons = new Map<LeftOut['reason'], string[]>();
  for (const column of columns) {
    const reason = column.name === target ? null : reasonFor(column, suspects);
    if (reason !== null) reasons.set(reason, [...(reasons.get(reason) ?? []), column.name]);
  }
  return [...reasons].map(([reason, names]) => ({ reason, columns: names }));
}

function reasonFor({ name, type, role }: Column, suspects: ReadonlySet<string>): LeftOut['reason'] | null {
  if (role === 'key' || role === 'subject' || role === 'identifier') return 'person';
  if (role === 'label') return 'otherAnswer';
  if (role === 'shown') return 'shown';
  if (role === 'ignored') return 'unused';
  if (type === 'text' || type === 'image') return 'readOneByOne';
  if (role === 'site') return 'site';
  if (role === 'time') return 'date';
  return suspects.has(name) ? 'tells' : null;
}
