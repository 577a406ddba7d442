import { fail, type Result } from './result.ts';

/** A model file may be so large. */
export const MOST_MODEL_BYTES = 500 * 1024 * 1024;

/** `model.tooLarge` for a file above the limit, null for any other. Core asks before it reads, compute before it parses. */
export const refuseModelSize = (sizeBytes: number): Result<never> | null =>
  sizeBytes <= MOST_MODEL_BYTES
    ? null
    : fail(
        'model.tooLarge',
        `The file has ${Math.round(sizeBytes / 2 ** 20)} MB; the limit is ${MOST_MODEL_BYTES / 2 ** 20} MB.`,
        'Export a smaller model.',
      );
