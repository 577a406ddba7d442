import type { Column } from '../../../../shared/column.ts';
import type { EngineOutput } from '../../../../shared/engine.ts';
import { mapModelInputs } from '../../../../shared/map-model-inputs.ts';
import type { Feature, ModelInput, ModelOutput, ModelSpec, ModelTask, Pixels, Task } from '../../../../shared/model.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

type Inspected = EngineOutput<'model.inspect'>;

/** What a person said of a model whose file does not say it. */
export type Told = {
  readonly task?: ModelTask | undefined;
  readonly classes?: readonly string[] | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly target?: string | undefined;
  /** How it takes the pixels of pictures. */
  readonly pixels?: Pixels | undefined;
};

/**
 * Works out what a foreign model reads and says. Its inputs are filled by columns (see `mapModelInputs`); its outputs
 * are told apart by type and shape. With the task `tensors` only its signature is kept. The last of two classes is the positive one, as scikit-learn orders them. Fails
 * with `model.noAnswer`, `model.classesUnknown`, `model.classesDiffer`, or as `mapModelInputs` does.
 */
export function describeForeignModel(inspected: Inspected, columns: readonly Column[], told: Told): Result<ModelSpec> {
  if (told.task === 'tensors') return ok(tensorSpec(inspected));
  const inputs = mapModelInputs(inspected.inputs, columns, told.columns, told.pixels);
  if (!inputs.ok) return inputs;
  const names = told.classes ?? inspected.classes;
  const task = told.task ?? guessTask(inspected.outputs, names);
  const outputs = guessRoles(inspected.outputs, task);
  const classes = task === 'regression' ? ok([]) : knownClasses(task, outputs, names);
  if (!classes.ok) return classes;
  const misplaced = task === 'regression' ? null : refuseOrder(classes.value, inspected.classes);
  if (misplaced !== null) return misplaced;
  const wanted: readonly ModelOutput['role'][] = task === 'regression' ? ['value'] : ['label', 'probabilities'];
  if (!outputs.some(({ role }) => wanted.includes(role))) return refuseAnswer(task);
  return ok({
    task,
    target: told.target ?? null,
    classes: [...classes.value],
    positiveClass: task === 'binary' ? (classes.value.at(-1) ?? null) : null,
    inputs: inputs.value,
    outputs,
    features: featuresOf(inputs.value, columns),
  });
}

/** Nothing of it is known but its signature. */
const tensorSpec = ({ inputs, outputs }: Inspected): ModelSpec => ({
  task: 'tensors',
  target: null,
  classes: [],
  positiveClass: null,
  inputs: inputs.map((input) => ({ ...input, columns: [] })),
  outputs: outputs.map((output) => ({ ...output, role: 'other' })),
  features: [],
});

const isFloat = ({ dtype }: Pick<ModelOutput, 'dtype'>): boolean =>
  dtype === 'float32' || dtype === 'float64' || dtype === 'float16';
const isLabel = ({ dtype, shape }: Pick<ModelOutput, 'dtype' | 'shape'>): boolean =>
  (dtype === 'string' || dtype === 'int64') && widthOf(shape) === 1;

/** Numbers a row: 1 for [rows] and [rows, 1], null where the file leaves it open or it is no table. */
const widthOf = (shape: readonly (number | null)[]): number | null =>
  shape.length === 1 ? 1 : shape.length === 2 ? (shape[1] ?? null) : null;

function guessTask(outputs: Inspected['outputs'], classes: readonly string[] = []): Task {
  const widest = Math.max(0, ...outputs.filter(isFloat).map(({ shape }) => widthOf(shape) ?? 0));
  if (!outputs.some(isLabel) && widest <= 1 && classes.length === 0) return 'regression';
  return Math.max(classes.length, widest) > 2 ? 'multiclass' : 'binary';
}

/** Only the first output that fits a role has it. */
function guessRoles(outputs: Inspected['outputs'], task: Task): ModelOutput[] {
  const numbers = outputs.find((output) => isFloat(output) && output.shape.length > 0 && output.shape.length < 3);
  const label = outputs.find(isLabel);
  return outputs.map((output) => {
    if (output === numbers) return { ...output, role: task === 'regression' ? 'value' : 'probabilities' };
    return { ...output, role: output === label && task !== 'regression' ? 'label' : 'other' };
  });
}

function knownClasses(task: Task, outputs: readonly ModelOutput[], classes: readonly string[] = []): Result<string[]> {
  const width = widthOf(outputs.find(({ role }) => role === 'probabilities')?.shape ?? []);
  if (classes.length === 0) {
    return fail(
      'model.classesUnknown',
      `The file does not say which classes the model's answers stand for${width === null ? '' : ` (${width} numbers a row)`}.`,
      'Name the classes in the order of the probabilities, the positive one last.',
    );
  }
  const fits = new Set(classes).size === classes.length && classes.length >= 2;
  const fitsTask = task !== 'binary' || classes.length === 2;
  const fitsWidth = width === null || width === classes.length || (width === 1 && classes.length === 2);
  if (fits && fitsTask && fitsWidth) return ok([...classes]);
  return fail(
    'model.classesDiffer',
    `The classes ${classes.join(', ')} do not fit a ${task} model${width === null ? '' : ` that answers ${width} numbers a row`}.`,
    'Name each class once, as many as the model has, in the order of the probabilities.',
  );
}

/** The file's own names may be replaced by better ones, but not be turned round. */
function refuseOrder(told: readonly string[], inFile: readonly string[]): Result<never> | null {
  const isSame = told.length === inFile.length && told.every((name, index) => name === inFile[index]);
  if (isSame || !told.every((name) => inFile.includes(name))) return null;
  return fail(
    'model.classesDiffer',
    `The model's file has its classes in the order ${inFile.join(', ')}, not ${told.join(', ')}.`,
    'Name them in that order, or leave them out.',
  );
}

const refuseAnswer = (task: Task): Result<never> =>
  fail(
    'model.noAnswer',
    `No output of the model can be its ${task === 'regression' ? 'value' : 'classes or their probabilities'}.`,
    'Export the model with tensors as outputs.',
  );

/** The columns that the inputs read, each once; what training saw in them is not known. */
function featuresOf(inputs: readonly ModelInput[], columns: readonly Column[]): Feature[] {
  const names = new Set(inputs.flatMap((input) => input.columns));
  return [...names].flatMap((wanted) => {
    const column = columns.find(({ name }) => name === wanted);
    return column
      ? [{ name: wanted, type: column.type, ...(column.unit === undefined ? {} : { unit: column.unit }) }]
      : [];
  });
}
