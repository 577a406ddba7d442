import type { Random } from '../../../../shared/domain/random.ts';

/** Names as they are spelled in several countries, each by several clerks. */
export const SPELLINGS: readonly (readonly string[])[] = [
  ['mohammed', 'muhamad', 'mouhamed', 'mohamed'],
  ['aisha', 'aicha', 'ayesha'],
  ['yusuf', 'youssouf', 'yousuf'],
  ['fatuma', 'fatouma', 'fatma'],
  ['hussein', 'husayn', 'houssein'],
  ['khadija', 'kadidja', 'khadidja'],
  ['josephine', 'josefine', 'josephina'],
  ['nakato', 'nakatto', 'nacato'],
  ['abdullah', 'abdoulah', 'abdalla'],
  ['zeinab', 'zaynab', 'zenab'],
  ['ibrahim', 'ebrahim', 'ibrahima'],
  ['okello', 'okelo', 'ockello'],
];

export type Slip = 'swapped' | 'left out' | 'doubled' | 'changed';
export const SLIPS: readonly Slip[] = ['swapped', 'left out', 'doubled', 'changed'];

/** The name with one slip, not in its first letter. */
export function withSlip(name: string, slip: Slip, random: Random): string {
  const at = 1 + random.int(Math.max(1, name.length - 2));
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  switch (slip) {
    case 'swapped':
      return `${before}${after.charAt(0)}${letter}${after.slice(1)}`;
    case 'left out':
      return before + after;
    case 'doubled':
      return before + letter + letter + after;
    case 'changed':
      return `${before}${String.fromCharCode(97 + random.int(26))}${after}`;
  }
}
