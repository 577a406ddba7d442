/** The calendar day on this laptop's clock and in its time zone, such as "2026-11-23". */
export function isoDay(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
