import { z } from 'zod';
import { Canary } from '../canary.ts';
import { Explanation, Turn } from '../explanation.ts';
import { Answer, Label } from '../label.ts';
import { ModelTask, Output, Pixels } from '../model.ts';
import { OperatingChoice } from '../operating-point.ts';
import { Agreement, Prediction, PredictionWindow, ReviewItem } from '../prediction.ts';
import { RuleDecision } from '../record.ts';
import { AliasMove, AliasName, ModelVersion, ModelWords, RegistryEntry, TagKey } from '../registry.ts';
import { RunLine } from '../run-line.ts';
import { Run, RunFilter, RunOrder, RunSummary } from '../run.ts';
import { NamedTensor } from '../tensor.ts';
import { Algorithm, GivenParameters } from '../training.ts';
import { TrainingPlan } from '../training-plan.ts';
import { TrainingSettings } from '../training-settings.ts';
import { type CallRow, Confirmed, Nothing, Values } from './call-row.ts';

/** The place of the alias's last move as whoever asks knows it, 0 for none: refused where it was moved since. */
const ExpectedPlace = z.int().min(0).optional();

/** Calls about training, models, predictions and what people answer to them. */
export const modelCalls = {
  'model.train': {
    input: z.object({
      dataset: z.string(),
      target: z.string(),
      features: z.array(z.string()).optional(),
      name: z.string().optional(),
      /** Boosted trees unless it is said, or the algorithm of the version to go on from. */
      algorithm: Algorithm.optional(),
      /** A version to go on from with these data, of the same target and columns; the model is its next version. */
      from: z.string().optional(),
      /** Those of the algorithm; what is not given is as in the version to go on from, or has its default. */
      parameters: GivenParameters.default({}),
      /** Path of an ONNX file for an image head to stand on; it is kept as the parameter of that name. */
      backbone: z.string().optional(),
      ...TrainingPlan.shape,
      seed: z.int().min(0).default(1),
      /** Why, in the words of whoever starts it. */
      reason: z.string().max(1_000).optional(),
      /** The search that found the parameters. */
      search: z.uuid().optional(),
    }),
    output: z.object({ run: Run, model: ModelVersion }),
    changes: ['runs', 'models', 'sync'],
  },
  'run.list': {
    input: RunFilter.extend({
      order: RunOrder.default('started'),
      ascending: z.boolean().default(false),
      firstRow: z.int().min(0).default(0),
      rows: z.int().min(1).max(500).default(100),
    }),
    /** One page, and how many runs there are in all that fit. */
    output: z.object({ runs: z.array(RunSummary), total: z.int() }),
    changes: [],
  },
  /** What the project's runs can be narrowed to. */
  'run.choices': {
    input: Nothing,
    output: z.object({ targets: z.array(z.string()), algorithms: z.array(z.string()), datasets: z.array(z.string()) }),
    changes: [],
  },
  /** What several runs were made of and came to, side by side, in the order asked for. */
  'run.compare': {
    input: z.object({ ids: z.array(z.string()).min(2).max(4) }),
    output: z.object({ runs: z.array(Run), lines: z.array(RunLine) }),
    changes: [],
  },
  /** Stops at the next round; a run that is paused can be resumed. */
  'run.pause': { input: z.object({ id: z.string() }), output: Run, changes: ['runs'] },
  /** For good: its state is removed. */
  'run.cancel': { input: z.object({ id: z.string() }), output: Run, changes: ['runs', 'sync'] },
  /** Goes on with a run that has not ended, as `model.train` does. */
  'run.resume': {
    input: z.object({ id: z.string() }),
    output: z.object({ run: Run, model: ModelVersion }),
    changes: ['runs', 'models', 'sync'],
  },
  /** Trains again what a run's record says, and compares the bytes with the model that it made: `run.reproduction`. */
  'run.reproduce': {
    input: z.object({ id: z.string() }),
    output: z.object({ run: Run, model: ModelVersion }),
    changes: ['runs', 'sync'],
  },
  /** How trainings use this laptop. */
  'training.settings': { input: Nothing, output: TrainingSettings, changes: [] },
  'training.set': {
    input: z.object({
      pauseOnBattery: z.boolean().optional(),
      pauseOnHeat: z.boolean().optional(),
      wattsPerProcessor: TrainingSettings.shape.wattsPerProcessor.unwrap().optional(),
    }),
    output: TrainingSettings,
    changes: ['runs'],
  },
  'run.show': { input: z.object({ id: z.string() }), output: Run, changes: [] },
  'model.import': {
    input: z.object({
      /** An ONNX file, a package, or the folder of a model of MLflow. */
      path: z.string(),
      /** Without it a package has its own, anything else that of its file. */
      name: z.string().min(1).optional(),
      dataset: z.string().optional(),
      task: ModelTask.optional(),
      /** How a model of pictures takes them, where its input is not of bytes. */
      pixels: Pixels.optional(),
      classes: z.array(z.string()).optional(),
      columns: z.array(z.string()).optional(),
      target: z.string().optional(),
    }),
    output: ModelVersion,
    changes: ['models', 'sync'],
  },
  /**
   * Every version, the newest first; with `search` those that `searchModels` finds, such as `referral site=busiu auc>0.8`.
   */
  'model.list': {
    input: z.object({ search: z.string().max(500).optional() }),
    output: z.object({ models: z.array(ModelVersion) }),
    changes: [],
  },
  'model.show': {
    input: z.object({ ref: z.string() }),
    output: z.object({
      model: ModelVersion,
      /** Why this laptop does not try it for now, because it stopped the engine; null where it may be asked. */
      stopped: z.string().nullable(),
      versions: z.array(ModelVersion),
      /** What is said of the model as a whole. */
      words: ModelWords,
      /** Of all aliases, the newest first. */
      moves: z.array(AliasMove),
      /** All that was ever said of the model and its versions, the newest first. */
      entries: z.array(RegistryEntry),
    }),
    changes: [],
  },
  /** Two to four versions side by side: what they read, learned from and came to, with the runs of those trained here. */
  'model.compare': {
    input: z.object({ refs: z.array(z.string()).min(2).max(4) }),
    output: z.object({ models: z.array(ModelVersion), runs: z.array(Run.nullable()), lines: z.array(RunLine) }),
    changes: [],
  },
  /** Refuses (`gate.refused`) a version whose tests do not pass; tests it first where that was not done yet. */
  'model.promote': {
    input: z.object({
      ref: z.string(),
      alias: AliasName.default('champion'),
      threshold: z.number().min(0).max(1).optional(),
      /** Instead of a threshold: by what it costs, by what can be taken, with whom it asks. */
      operating: OperatingChoice.optional(),
      /** Of the alias `canary`, and only of that: the records that it advises on. */
      canary: Canary.optional(),
      reason: z.string().optional(),
      expected: ExpectedPlace,
      /** Why it goes in use although its gate refuses; signed by this device, and shown for ever. */
      override: z.string().trim().min(1).max(1_000).optional(),
    }),
    output: AliasMove,
    changes: ['models', 'sync'],
  },
  /**
   * One run of any version on tensors as they are, by the names of its inputs: what the endpoint's tensor door asks. Answers
   * the `outputs` named, else all. Fails with `model.unknown`, `tensor.…` or `model.runFailed`; stores nothing.
   */
  'model.runTensors': {
    input: z.object({ ref: z.string(), tensors: z.array(NamedTensor), outputs: z.array(z.string()).optional() }),
    output: z.object({ modelVersionId: z.uuid(), modelRef: z.string(), outputs: z.array(NamedTensor) }),
    changes: [],
  },
  /** Points an alias back at the version before, with the operating point that it had; recalled versions are passed over. */
  'model.rollback': {
    input: z.object({
      name: z.string(),
      alias: AliasName.default('champion'),
      reason: z.string().max(1_000).optional(),
      expected: ExpectedPlace,
    }),
    output: AliasMove,
    changes: ['models', 'sync'],
  },
  /** Leaves an alias pointing nowhere; a rollback points it where it was. */
  'model.removeAlias': {
    input: z.object({
      name: z.string(),
      alias: AliasName,
      reason: z.string().max(1_000).optional(),
      expected: ExpectedPlace,
    }),
    output: AliasMove,
    changes: ['models', 'sync'],
  },
  /** A recalled version serves nothing under any alias and is not put in use, on every laptop that hears of it. */
  'model.recall': {
    input: z.object({ ref: z.string(), reason: z.string().trim().min(1).max(1_000) }),
    output: ModelVersion,
    changes: ['models', 'sync'],
  },
  'model.reinstate': {
    input: z.object({ ref: z.string(), reason: z.string().trim().min(1).max(1_000) }),
    output: ModelVersion,
    changes: ['models', 'sync'],
  },
  /** `about` is a model's name, or a version (`name@3`, `name@alias`, id); a null value removes the tag. */
  'model.tag': {
    input: z.object({ about: z.string(), key: TagKey, value: z.string().max(5_000).nullable() }),
    output: RegistryEntry,
    changes: ['models', 'sync'],
  },
  /** Takes the place of the note that is there, which stays in the history; `about` as for tags, empty text removes it. */
  'model.note': {
    input: z.object({ about: z.string(), text: z.string().trim().max(20_000) }),
    output: RegistryEntry,
    changes: ['models', 'sync'],
  },
  'predict.dataset': {
    input: z.object({
      model: z.string().default('@champion'),
      dataset: z.string(),
      /** A CSV file to write the predictions to as well; absolute. */
      path: z.string().optional(),
    }),
    output: PredictionWindow,
    changes: ['predictions', 'sync'],
  },
  'predict.record': {
    input: z.object({ model: z.string().default('@champion'), record: Values, confirmed: Confirmed }),
    /** `rule` decides in place of the model; null where the model does. */
    output: Prediction.extend({ rule: RuleDecision.nullable() }),
    changes: ['predictions', 'sync'],
  },
  /**
   * Why a version answers as it does to these values, and which other value of one of them would turn the answer;
   * stores nothing. Decided at `threshold` where it is given, else as it would be now.
   */
  'predict.explain': {
    input: z.object({
      model: z.string().default('@champion'),
      record: Values,
      threshold: z.number().nullable().optional(),
    }),
    output: z.object({
      modelRef: z.string(),
      output: Output,
      explanation: Explanation,
      /** The nearest first; empty for quantities, and where no single value turns it. */
      turns: z.array(Turn),
    }),
    changes: [],
  },
  'review.list': {
    input: z.object({ limit: z.int().min(1).max(500).default(50) }),
    /** `agreement` is null without a champion, and where it says numbers. */
    output: z.object({ items: z.array(ReviewItem), waiting: z.int(), agreement: Agreement.nullable() }),
    changes: [],
  },
  'label.add': {
    input: z.object({ predictionId: z.string(), answer: Answer, predictionShown: z.boolean() }),
    output: Label,
    changes: ['labels', 'sync'],
  },
} satisfies Record<string, CallRow>;
