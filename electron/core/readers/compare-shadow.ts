import { compareAdvice, isSame } from '../../../shared/domain/shadow/compare-advice.ts';
import type { ShadowExample } from '../../../shared/shadow.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { shadowPairs, type StoredPair } from '../store/shadow-predictions.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/** Compares the stored answers of two versions to the same records. */
export function compareShadow(
  db: ReadableDb,
  { shadowId, championId, spec, by, examples }: ReaderInput<'shadow.compare'>,
): ReaderOutput<'shadow.compare'> {
  const pairs = shadowPairs(db, shadowId, championId);
  const shown = pairs.filter((pair) => !isSame(pair) && !pair.isErased).slice(0, examples);
  return { ...compareAdvice(pairs, spec, by), examples: shown.map(exampleOf) };
}

const exampleOf = (pair: StoredPair): ShadowExample => {
  const { recordId, subjectId, subjectCode, champion, shadow, truth, scoredAtMs } = pair;
  return { recordId, subjectId, subjectCode, champion, shadow, truth, scoredAtMs };
};
