import type { Input } from '../../../shared/calls.ts';
import { isReadOneByOne } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';

type DatasetColumn = DatasetVersion['columns'][number];

/** What the person answered; what is missing has the default. */
export type TrainingAnswers = {
  readonly dataset: DatasetVersion;
  readonly target?: string | undefined;
  readonly features?: ReadonlySet<string> | undefined;
  /** Of 100 rows, how many are kept aside for the test. */
  readonly heldOut: number;
  /** Boosted trees, so many at most, or another algorithm with its defaults. */
  readonly learner: number | 'linear' | 'mlp' | 'image-head';
  readonly name: string;
};

/** What a model can be asked to tell: anything but free text and what identifies a record. */
export const targetsOf = ({ columns }: DatasetVersion): readonly DatasetColumn[] =>
  columns.filter(
    ({ type, role }) => !isReadOneByOne(type) && type !== 'date' && type !== 'datetime' && !identifies(role),
  );

/** The column named as the answer, else the last one that can be one. */
export const defaultTarget = (dataset: DatasetVersion): string | undefined =>
  (dataset.columns.find(({ role }) => role === 'label') ?? targetsOf(dataset).at(-1))?.name;

/** What a model can learn from: everything but free text, what identifies a record and the answer itself. */
export const candidatesFor = ({ columns }: DatasetVersion, target: string | undefined): readonly DatasetColumn[] =>
  columns.filter(
    ({ name, type, role }) => name !== target && !isReadOneByOne(type) && !identifies(role) && role !== 'label',
  );

/** Inputs; a model that learned sites or dates does worse where both are new, so these are left to the person. */
export const defaultFeatures = (dataset: DatasetVersion, target: string | undefined): ReadonlySet<string> =>
  new Set(
    candidatesFor(dataset, target)
      .filter(({ role }) => role === undefined || role === 'input')
      .map(({ name }) => name),
  );

const identifies = (role: DatasetColumn['role']): boolean =>
  role === 'key' || role === 'subject' || role === 'shown' || role === 'ignored' || role === 'identifier';

/** The columns that an image head could learn from. */
export const imagesIn = ({ columns }: DatasetVersion): readonly DatasetColumn[] =>
  columns.filter(({ type, role }) => type === 'image' && (role === undefined || role === 'input'));

/** Null while there is nothing to learn or nothing to learn from. */
export function planTraining(answers: TrainingAnswers): Input<'model.train'> | null {
  const { dataset, heldOut, learner, name } = answers;
  const target = answers.target ?? defaultTarget(dataset);
  const features = learner === 'image-head' ? imagesIn(dataset).slice(0, 1) : chosenFeatures(answers, target);
  const holdout = heldOut / 100;
  if (target === undefined || features.length === 0) return null;
  return {
    dataset: `${dataset.name}@${dataset.version}`,
    target,
    features: features.map((column) => column.name),
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(typeof learner === 'number'
      ? { parameters: { trees: learner, holdout } }
      : { algorithm: learner, parameters: { holdout } }),
  };
}

function chosenFeatures({ dataset, features }: TrainingAnswers, target: string | undefined): readonly DatasetColumn[] {
  const chosen = features ?? defaultFeatures(dataset, target);
  return candidatesFor(dataset, target).filter(({ name }) => chosen.has(name));
}
