import type { Input } from '../../../shared/calls.ts';
import { isReadOneByOne } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { Algorithm } from '../../../shared/training.ts';
import type { ShownLabels } from '../../../shared/training-plan.ts';
import { readSettings } from './wizard/settings.ts';
import { defaultWay, splitOf, type WayToTest } from './wizard/ways-to-test.ts';

type DatasetColumn = DatasetVersion['columns'][number];

/** What the person answered; what is missing has the default. */
export type TrainingAnswers = {
  readonly dataset: DatasetVersion;
  readonly target?: string | undefined;
  /** The version to go on from, `name@version`, whose columns and algorithm then hold; null learns everything anew. */
  readonly from: string | null;
  readonly features?: ReadonlySet<string> | undefined;
  /** Of 100 rows, how many are kept aside for the test. */
  readonly heldOut: number;
  /** Boosted trees, so many at most, or another algorithm with its defaults. */
  readonly learner: number | 'linear' | 'mlp' | 'image-head';
  readonly way: WayToTest;
  /** Parts that are held out in turn. */
  readonly folds: number;
  readonly shownLabels: ShownLabels;
  /** All classes count alike, however many rows they have. */
  readonly balanced: boolean;
  /** Chances are mended where that helps. */
  readonly calibrate: boolean;
  /** So long other settings are tried before the model is trained with the best; 0 takes them as they are. */
  readonly searchMinutes: number;
  /** As typed. */
  readonly seed: string;
  /** Parameters by name, as typed; what is empty has its default. */
  readonly settings: Readonly<Record<string, string>>;
  readonly name: string;
};

/** What is filled in before anybody answers. */
export const firstAnswers = (dataset: DatasetVersion): TrainingAnswers => ({
  dataset,
  from: null,
  heldOut: 20,
  learner: 200,
  way: defaultWay(dataset),
  folds: 1,
  shownLabels: 'use',
  balanced: false,
  calibrate: true,
  searchMinutes: 0,
  seed: '',
  settings: {},
  name: '',
});

export const algorithmOf = ({ learner }: TrainingAnswers): Algorithm =>
  typeof learner === 'number' ? 'gbdt' : learner;

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
export const defaultFeatures = (
  dataset: DatasetVersion,
  target: string | undefined,
  suspects: ReadonlySet<string>,
): ReadonlySet<string> =>
  new Set(
    candidatesFor(dataset, target)
      .filter(({ name, role }) => (role === undefined || role === 'input') && !suspects.has(name))
      .map(({ name }) => name),
  );

const identifies = (role: DatasetColumn['role']): boolean =>
  role === 'key' || role === 'subject' || role === 'shown' || role === 'ignored' || role === 'identifier';

/** The columns that an image head could learn from. */
export const imagesIn = ({ columns }: DatasetVersion): readonly DatasetColumn[] =>
  columns.filter(({ type, role }) => type === 'image' && (role === undefined || role === 'input'));

/** Null while there is nothing to learn or nothing to learn from, and while a setting is refused. */
export function planTraining(answers: TrainingAnswers, suspects: ReadonlySet<string>): Input<'model.train'> | null {
  const { dataset, heldOut, learner, way, seed } = answers;
  const target = answers.target ?? defaultTarget(dataset);
  const features = learner === 'image-head' ? imagesIn(dataset).slice(0, 1) : chosenFeatures(answers, target, suspects);
  const algorithm = algorithmOf(answers);
  if (target !== undefined && answers.from !== null) return planGoingOn(answers, target, answers.from);
  const { values, wrong } = readSettings(algorithm, answers.settings);
  if (target === undefined || features.length === 0 || wrong.size > 0 || !/^\d{0,9}$/.test(seed)) return null;
  const trees = typeof learner === 'number' ? { trees: learner } : {};
  return {
    dataset: `${dataset.name}@${dataset.version}`,
    target,
    features: features.map((column) => column.name),
    algorithm,
    parameters: { ...trees, holdout: heldOut / 100, ...values },
    split: splitOf(dataset, way),
    ...howAsked(answers),
  };
}

/** What is asked whether a model goes on or begins anew. */
const howAsked = ({ folds, shownLabels, balanced, calibrate, seed, name }: TrainingAnswers) => ({
  folds,
  shownLabels,
  calibrate,
  ...(balanced ? { classWeights: 'balanced' as const } : {}),
  ...(seed === '' ? {} : { seed: Number(seed) }),
  ...(name.trim() === '' ? {} : { name: name.trim() }),
});

/** What it learns from and how is the version's. */
function planGoingOn(answers: TrainingAnswers, target: string, from: string): Input<'model.train'> | null {
  const { dataset, heldOut, way, seed } = answers;
  if (!/^\d{0,9}$/.test(seed)) return null;
  return {
    dataset: `${dataset.name}@${dataset.version}`,
    target,
    from,
    parameters: { holdout: heldOut / 100 },
    split: splitOf(dataset, way),
    ...howAsked(answers),
  };
}

function chosenFeatures(
  { dataset, features }: TrainingAnswers,
  target: string | undefined,
  suspects: ReadonlySet<string>,
): readonly DatasetColumn[] {
  const chosen = features ?? defaultFeatures(dataset, target, suspects);
  return candidatesFor(dataset, target).filter(({ name }) => chosen.has(name));
}
