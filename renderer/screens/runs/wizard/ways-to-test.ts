import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { Split } from '../../../../shared/training-plan.ts';

/** How a model is tested: on any rows, on people, sites or weeks that it did not learn from. */
export type WayToTest = 'random' | 'person' | 'site' | 'time';

const roles = { person: 'subject', site: 'site', time: 'time' } as const;

/** Those that the data allow. */
export const waysToTest = ({ columns }: DatasetVersion): readonly WayToTest[] => [
  'random',
  ...(['person', 'site', 'time'] as const).filter((way) => columns.some(({ role }) => role === roles[way])),
];

/** Visits of one person are alike: where it is known who is who, nobody is in the test whom it learned from. */
export const defaultWay = (dataset: DatasetVersion): WayToTest =>
  waysToTest(dataset).includes('person') ? 'person' : 'random';

/** As core is told; at random where the column is not there. */
export function splitOf({ columns }: DatasetVersion, way: WayToTest): Split {
  const column = way === 'random' ? undefined : columns.find(({ role }) => role === roles[way])?.name;
  if (column === undefined) return { kind: 'random' };
  return { kind: way === 'time' ? 'time' : 'group', column };
}
