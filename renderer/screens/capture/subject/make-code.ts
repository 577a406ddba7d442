/** Crockford's base 32: letters and digits that are not mistaken for each other when they are written by hand. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;
const GROUP = 4;

/**
 * A code for a card that has none, such as "7KQM-3XPT", from `LENGTH` random bytes. 40 random bits: among 100,000 people
 * of laptops that do not know each other two get the same one in 1 of 200 projects.
 */
export function makeCode(randomBytes: Uint8Array): string {
  const signs = Array.from(randomBytes.slice(0, LENGTH), (byte) => SIGNS[byte % SIGNS.length] ?? '');
  return `${signs.slice(0, GROUP).join('')}-${signs.slice(GROUP).join('')}`;
}
