import { editDistance } from './edit-distance.ts';
import { consonantsOf } from './fold-text.ts';

/** Two spellings of one name are below a name written the same, and above any with another sound. */
const SAME_SOUND = 0.9;
/** One word begins with the other: it may still be typed. */
const BEGINNING = 0.9;

/** From 0 to 1; both folded (`foldText`). 1 for equal words. */
export function wordLikeness(asked: string, known: string): number {
  if (asked === known) return 1;
  const longest = Math.max(asked.length, known.length);
  const written = 1 - editDistance(asked, known) / longest;
  const [askedSound, knownSound] = [consonantsOf(asked), consonantsOf(known)];
  if (askedSound.length < 2 || knownSound.length < 2) return written;
  const soundLength = Math.max(askedSound.length, knownSound.length);
  const sound = SAME_SOUND * (1 - editDistance(askedSound, knownSound) / soundLength);
  // Few consonants are soon alike: the letters have a say as well.
  return Math.max(written, askedSound === knownSound ? sound : (sound + written) / 2);
}

/**
 * How well words that were typed are found among those of a name, whatever their order: the mean over the typed ones,
 * each with its best match. The last one may be only a beginning. 0 where nothing was typed.
 */
export function foundLikeness(asked: readonly string[], known: readonly string[]): number {
  const ofWords = asked.map((word, place) => {
    const isLast = place === asked.length - 1;
    return known.reduce((best, candidate) => {
      const begins = isLast && candidate.startsWith(word);
      const beginning = begins ? BEGINNING + (1 - BEGINNING) * (word.length / candidate.length) : 0;
      return Math.max(best, beginning, wordLikeness(word, candidate));
    }, 0);
  });
  return ofWords.length === 0 ? 0 : ofWords.reduce((sum, one) => sum + one, 0) / ofWords.length;
}

/**
 * How alike two whole names are, in either order of their words: the mean of both ways, so that a name with a word more
 * is less alike than one without.
 */
export const nameLikeness = (one: readonly string[], other: readonly string[]): number =>
  (matched(one, other) + matched(other, one)) / 2;

const matched = (asked: readonly string[], known: readonly string[]): number =>
  asked.length === 0
    ? 0
    : asked.reduce((sum, word) => sum + Math.max(0, ...known.map((other) => wordLikeness(word, other))), 0) /
      asked.length;

/** How well a typed code (`foldCode`) fits a known one: equal, a beginning, or but for a slip in a code long enough. */
export function codeLikeness(asked: string, known: string): number {
  if (asked === '' || known === '') return 0;
  if (asked === known) return 1;
  if (known.startsWith(asked)) return BEGINNING + (1 - BEGINNING) * 0.9 * (asked.length / known.length);
  const allowed = asked.length >= 8 ? 2 : asked.length >= 4 ? 1 : 0;
  const slips = editDistance(asked, known, allowed);
  return slips > allowed ? 0 : 1 - 0.15 * slips;
}
