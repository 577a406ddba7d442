import { posix } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { MOST_MODEL_BYTES } from '../../../../shared/model-size.ts';
import { RefusedFile } from '../tables/file-damaged.ts';
import { damagedPackage, incompletePackage } from './package-archive.ts';
import { packageNames } from './package-names.ts';
import type { PackedFiles } from './packed-files.ts';

/** A model that MLflow logged, with what its file says and the graph does not. */
export type MlflowModel = {
  readonly onnx: Uint8Array;
  /** Columns in the order that it was trained with, where its signature is one of columns. */
  readonly columns: readonly string[];
};

const MOST_YAML_BYTES = 2 ** 20;

const MLmodel = z.object({
  flavors: z.record(z.string(), z.unknown()),
  signature: z.object({ inputs: z.string().nullish() }).nullish(),
});
const OnnxFlavor = z.object({ data: z.string().min(1) });
const ColumnSpec = z.array(z.object({ name: z.string().optional(), type: z.string() }));

/**
 * Reads a model's folder as MLflow makes it, or one packed with the folder itself on top. Only the onnx flavor can be
 * scored here. Throws `RefusedFile`: `package.noModel`, `package.otherFlavor`, `package.incomplete`, `package.damaged`,
 * `package.escapes`, `model.tooLarge`.
 */
export async function readMlflow(files: PackedFiles): Promise<MlflowModel> {
  const path = files.names.find((name) => posix.basename(name) === packageNames.mlmodel);
  if (path === undefined) throw noModel();
  const { flavors, signature } = readYaml(await files.read(path, MOST_YAML_BYTES));
  const flavor = OnnxFlavor.safeParse(flavors['onnx']);
  if (!flavor.success) throw otherFlavor(Object.keys(flavors));
  const data = posix.normalize(posix.join(posix.dirname(path), flavor.data.data));
  const onnx = files.names.includes(data) ? data : files.names.find((name) => isOnlyOnnxIn(files, name, data));
  if (onnx === undefined) throw incompletePackage(flavor.data.data);
  return { onnx: await files.read(onnx, MOST_MODEL_BYTES), columns: columnsOf(signature?.inputs ?? null) };
}

/** MLflow may name the folder that the model lies in. */
const isOnlyOnnxIn = ({ names }: PackedFiles, name: string, folder: string): boolean =>
  name.startsWith(`${folder}/`) &&
  name.endsWith('.onnx') &&
  names.filter((other) => other.startsWith(`${folder}/`) && other.endsWith('.onnx')).length === 1;

function readYaml(bytes: Buffer): z.infer<typeof MLmodel> {
  let said: unknown;
  try {
    said = parse(bytes.toString('utf8'), { maxAliasCount: 0 }); // MLflow writes none, and few of them make a bomb
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    throw damagedPackage(`its file ${packageNames.mlmodel} is no YAML (${cause.message.split('\n', 1)[0]})`);
  }
  const parsed = MLmodel.safeParse(said);
  if (!parsed.success) throw damagedPackage(`its file ${packageNames.mlmodel} names no flavors`);
  return parsed.data;
}

/** Empty where the signature is one of tensors, or cannot be read: then the graph alone says what is wanted. */
function columnsOf(inputs: string | null): readonly string[] {
  try {
    const columns = ColumnSpec.parse(JSON.parse(inputs ?? '[]'));
    if (columns.some(({ name, type }) => name === undefined || type === 'tensor')) return [];
    return columns.flatMap(({ name }) => name ?? []);
  } catch (cause) {
    if (!(cause instanceof z.ZodError) && !(cause instanceof SyntaxError)) throw cause;
    return [];
  }
}

const noModel = (): RefusedFile =>
  new RefusedFile(
    'package.noModel',
    'it holds neither a package of Fieldloop nor a model of MLflow',
    `Choose an ONNX file, a package, or the folder that ${packageNames.mlmodel} is in.`,
  );

const otherFlavor = (flavors: readonly string[]): RefusedFile =>
  new RefusedFile(
    'package.otherFlavor',
    `it is a model of ${flavors.join(', ') || 'no flavor'}, not of onnx`,
    'Export it as ONNX where it was made (skl2onnx, onnxmltools, torch.onnx) and log that with mlflow.onnx.',
  );
