/** Whether nothing but this laptop can reach an IPv4 address (127.0.0.0/8, RFC 1122). */
export const isOfThisLaptopAlone = (address: string): boolean => address.startsWith('127.');

/** A port that needs no rights of an administrator, from 1024 on; null for anything else that was typed. */
export function readPort(typed: string): number | null {
  const port = /^\s*\d{4,5}\s*$/.test(typed) ? Number(typed) : 0;
  return port >= 1024 && port <= 65_535 ? port : null;
}
