import type { CallName } from '../calls.ts';

/** What the runner of pipelines has to know of a call beside the contract. */
export type StepCall = {
  /** Fields that are paths of files: those that it reads, of which the bytes count, and those that it writes. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  /** Fields that refer to a data set or to a model, of which the content counts. */
  readonly datasets?: readonly string[];
  readonly models?: readonly string[];
  /** Its answer follows from its input, so that it need not be done again where that is unchanged. */
  readonly isCached: boolean;
};

const COUNTED_ANEW: StepCall = { isCached: false };

/** The calls that a pipeline's steps may be. */
export const stepCalls = {
  'dataset.import': { reads: ['path'], isCached: true },
  'dataset.derive': { datasets: ['ref', 'replay'], isCached: true },
  'dataset.show': COUNTED_ANEW,
  'dataset.quality': COUNTED_ANEW,
  'dataset.diff': COUNTED_ANEW,
  'dataset.export': { writes: ['path'], isCached: false },
  'record.freeze': COUNTED_ANEW,
  'model.train': { datasets: ['dataset'], models: ['from'], reads: ['backbone'], isCached: true },
  'model.import': { reads: ['path'], datasets: ['dataset'], isCached: true },
  'model.test': COUNTED_ANEW,
  'model.fairness': COUNTED_ANEW,
  'model.compare': COUNTED_ANEW,
  'model.promote': COUNTED_ANEW,
  'model.export': { writes: ['path'], isCached: false },
  'card.export': { writes: ['path'], isCached: false },
  'predict.dataset': { models: ['model'], datasets: ['dataset'], writes: ['path'], isCached: true },
  'monitor.report': { reads: ['path'], isCached: false },
  'sync.run': COUNTED_ANEW,
} as const satisfies Partial<Record<CallName, StepCall>>;

export type StepCallName = keyof typeof stepCalls;
export const isStepCall = (name: string): name is StepCallName => Object.hasOwn(stepCalls, name);
/** The same table with every field optional, for whoever walks over it. */
export const stepCallOf = (name: StepCallName): StepCall => stepCalls[name];
