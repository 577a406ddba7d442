import type { PictureShape } from '../../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type Learning, picturesLearned } from '../../../../shared/training.ts';
import { readModelFile } from './read-model-file.ts';
import { putModel } from './put-model.ts';
import type { Context } from '../context.ts';

/** The size of images to learn from, and the ONNX file that stands before the head, where there is one. */
type LearnedPictures = { readonly pictures: PictureShape; readonly backbone?: Uint8Array };

/** How a training sees images; undefined where it reads none. Fails with `backbone.gone`. */
export async function readPictures(
  { blobs }: Pick<Context, 'blobs'>,
  learning: Learning,
): Promise<Result<LearnedPictures | undefined>> {
  const pictures = picturesLearned(learning);
  if (pictures === undefined || learning.algorithm !== 'image-head') return ok(undefined);
  const { backbone } = learning.parameters;
  if (backbone === null) return ok({ pictures });
  const read = await blobs.read(backbone);
  if (read.ok) return ok({ pictures, backbone: read.value });
  return fail(
    'backbone.gone',
    `The network that the training stands on (${backbone.slice(0, 12)}…) is not here.`,
    'Start a new training with its ONNX file.',
  );
}

/** Keeps a person's ONNX file in the home, and names it by its sha256. Fails as `readModelFile` and `putModel` do. */
export async function keepBackbone(context: Pick<Context, 'blobs'>, path: string): Promise<Result<string>> {
  const onnx = await readModelFile(path);
  if (!onnx.ok) return onnx;
  const blob = await putModel(context, onnx.value);
  return blob.ok ? ok(blob.value.sha256) : blob;
}
