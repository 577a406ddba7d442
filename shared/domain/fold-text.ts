/**
 * Letters that Unicode does not take apart into a base and a mark, and alphabets that are written beside the Latin one
 * where we work. Cyrillic follows BGN/PCGN, Arabic ALA-LC without its marks: vowels that are not written stay out, which
 * is why names are also compared by their consonants (`consonantsOf`).
 */
const SPELLED =
  'ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ŋ ng ɓ b ɗ d ƙ k ƴ y ɛ e ɔ o ə e ɣ g ħ h ' +
  'а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ' +
  'ы y э e ю yu я ya і i є ye ґ g ' +
  'ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z غ gh ف f ق q ك k ل l م m ن n ه h ' +
  'و w ي y ى a ة a گ g پ p چ ch ژ zh ک k ی y';
const SILENT = ['ъ', 'ь', 'ع', 'ء'];
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[...SPELLED.matchAll(/(\S+) (\S+)/g)].map(([, letter = '', latin = '']) => [letter, latin] as const),
  ...SILENT.map((letter) => [letter, ''] as const),
]);
const LATIN = /^[a-z0-9]+$/;

/**
 * Words as they are compared: lower case, without marks, in Latin letters and digits as far as the alphabet is known.
 * `Ngozi-Aïcha` is `ngozi` and `aicha`. Empty for text without letters or digits.
 */
export function foldText(text: string): readonly string[] {
  const plain = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`]/g, '');
  const latin = LATIN.test(plain) ? plain : Array.from(plain, (letter) => LETTERS.get(letter) ?? letter).join('');
  return latin.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A code as it is compared: without the signs between its parts. */
export const foldCode = (code: string): string => foldText(code).join('');

const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/[ck]h|[qc]/g, 'k'],
  [/z/g, 's'],
  [/dj|g(?=[ei])/g, 'j'],
  [/ou|w/g, 'v'],
  [/[aeiouy]/g, ''],
  [/(.)\1+/g, '$1'],
];

/**
 * The consonants of a folded word, those that are mistaken for each other made one: `mohammed`, `muhamad` and `محمد` are
 * `mhmd`. The first vowel is dropped as well. After the idea of Soundex (Russell, 1918), without its English groups.
 */
export const consonantsOf = (word: string): string =>
  ALIKE.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), word);
