const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** 12,345 */
export const count = (n: number): string => n.toLocaleString('en');

/** Four significant digits. */
export const figure = (n: number): string => n.toLocaleString('en', { maximumSignificantDigits: 4 });

/** The calendar day of a number of days since 1970-01-01. */
export const dayOf = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** `2026-11-23 16:05` on the clock of whoever reads it. */
export function timeOf(ms: number): string {
  const at = new Date(ms);
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${day} ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** `33.0 kB`, in powers of 1,000. */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${count(Math.round(bytes / 100_000) / 10)} MB`;
}
