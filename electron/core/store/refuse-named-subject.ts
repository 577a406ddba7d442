import { fail, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from './open-database.ts';
import { subjectIdByCode } from './subjects.ts';

/** Digits alone are rather a count than somebody's code, unless they are many. */
const LONGEST_COUNT = 4;

/** Codes of those who are visited do not leave the laptop: `thread.namesSubject` for a text that holds one, else null. */
export function refuseNamedSubject(db: ReadableDb, projectId: string, text: string): Result<never> | null {
  const words = text.split(/\s+/u).map((word) => word.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''));
  const isCount = (word: string): boolean => /^\d*$/u.test(word) && word.length <= LONGEST_COUNT;
  const code = words.find((word) => !isCount(word) && subjectIdByCode(db, projectId, word) !== null);
  if (code === undefined) return null;
  return fail(
    'thread.namesSubject',
    `"${code}" is the code of somebody who is visited, and this text leaves the laptop. Nothing was sent.`,
    'Say it without the code, or open the record together.',
  );
}
