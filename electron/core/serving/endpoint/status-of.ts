import type { AppError } from '../../../../shared/result.ts';

const statusByCode: Readonly<Record<string, number>> = {
  'model.unknown': 404,
  'model.noneDeployed': 404,
  'model.recalled': 410,
  'endpoint.notServed': 404,
  'endpoint.nothingThere': 404,
  'endpoint.tooSlow': 504,
  'endpoint.tooMany': 503,
  'predict.tooManyRows': 413,
  'predict.tooManyKept': 413,
  'tensor.tooLarge': 413,
  'body.tooLarge': 413,
  'body.otherType': 415,
  'home.diskFull': 507,
  'engine.died': 503,
  'engine.cancelled': 503,
  'core.closing': 503,
  'core.internal': 500,
  'blob.missing': 500,
  'blob.damaged': 500,
  'model.changed': 500,
  'model.runFailed': 500,
  'model.answersNaN': 500,
  'model.noAnswer': 500,
  'model.unexpectedAnswer': 500,
  'model.unknownClass': 500,
};

/** The HTTP status of a failure: what the caller sent is wrong, unless it is known to be something else. */
export const statusOf = ({ code }: AppError): number => statusByCode[code] ?? 400;

/** For a caller, in one sentence or two. What went wrong inside is for the person at the laptop. */
export const wordsOf = ({ code, message, hint }: AppError): string =>
  code === 'core.internal'
    ? 'The laptop could not do this.'
    : [message, ...(hint === undefined ? [] : [hint])].join(' ');
