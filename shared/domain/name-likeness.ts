/** Two spellings of one name are below a name written the same, and above any with another sound. */
const SAME_SOUND = 0.9;
/** One word begins with the other: it may still be typed. */
const BEGINNING = 0.9;
/** Fewer consonants say nothing of how a word sounds. */
export const LEAST_CONSONANTS = 2;

/** From 0 to 1 for two words, or their consonants, of which the longer has `longest` letters. */
export const writtenLikeness = (slips: number, longest: number): number => 1 - slips / longest;

/**
 * How alike two words are, by what is written and by their consonants (`writtenLikeness` of each). Few consonants are
 * soon alike: where they differ the letters have a say as well.
 */
export function wordLikeness(written: number, sound: number): number {
  const bySound = sound === 1 ? SAME_SOUND : (SAME_SOUND * sound + written) / 2;
  return Math.max(written, bySound);
}

/** What was typed so far is the beginning of a word. 1 where it is the whole word. */
export const beginningLikeness = (typedLength: number, knownLength: number): number =>
  BEGINNING + (1 - BEGINNING) * (typedLength / knownLength);

/** The same of a code, of which others begin alike: never as good as a whole one. */
export const codeBeginningLikeness = (typedLength: number, knownLength: number): number =>
  BEGINNING + (1 - BEGINNING) * 0.9 * (typedLength / knownLength);

/** How many slips a typed code of so many letters may hold: neighbouring codes differ by one. */
export const codeSlipsAllowed = (length: number): number => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

export const slippedCodeLikeness = (slips: number): number => 1 - 0.15 * slips;
