/** A column's name as words: "needs_referral" reads "Needs referral". */
export function columnWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
