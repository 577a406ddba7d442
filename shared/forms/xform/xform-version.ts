import type { FormVersion } from '../form-version.ts';

const DIGEST_DIGITS = 12;

/**
 * What a form's version is called on phones: what its author calls it and the begin of its digest. Two laptops with the
 * same form call it the same, and a form that changed is never called what it was.
 */
export const xformVersion = ({ writtenVersion, digest }: Pick<FormVersion, 'writtenVersion' | 'digest'>): string =>
  [writtenVersion, digest.slice(0, DIGEST_DIGITS)].filter((part) => part !== '').join('-');

/** The begin of the digest that `xformVersion` wrote; null where it did not write this. */
export const digestBegin = (version: string): string | null => /(?:^|-)([0-9a-f]{12})$/.exec(version)?.[1] ?? null;
