/**
 * A column's name as words: "needs_referral" reads "Needs referral". A unit that stands beside the name anyway is left
 * out of it: "weight_kg" in kg reads "Weight".
 */
export function columnWords(name: string, unit?: string): string {
  const words = name.replaceAll('_', ' ').trim();
  const bare = unit !== undefined && words.endsWith(` ${unit}`) ? words.slice(0, -unit.length - 1) : words;
  return bare.charAt(0).toLocaleUpperCase() + bare.slice(1);
}

/** A version's reference as words: "needs_referral@2" reads "Needs referral v2". */
export function refWords(ref: string): string {
  const at = ref.lastIndexOf('@');
  return at < 0 ? columnWords(ref) : `${columnWords(ref.slice(0, at))} v${ref.slice(at + 1)}`;
}
