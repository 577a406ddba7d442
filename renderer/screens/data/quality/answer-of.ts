import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { CategoryProfile, Profile } from '../../../../shared/profile.ts';

/** The answers of the column that says them, where they are few enough to be counted; null where none does. */
export function answerOf({ columns }: Pick<DatasetVersion, 'columns'>, profile: Profile): CategoryProfile | null {
  const label = columns.find(({ role }) => role === 'label');
  const answers = label && profile.columns[label.name];
  return answers?.kind === 'category' && answers.values.length > 0 ? answers : null;
}
