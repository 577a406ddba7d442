import { CARRIAGE_RETURN, LINE_FEED } from './bytes.ts';

/** Where the line that begins at `start` ends, its line end included. */
export function endOfLine(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === LINE_FEED) return at + 1;
    if (bytes[at] === CARRIAGE_RETURN && bytes[at + 1] !== LINE_FEED) return at + 1;
  }
  return bytes.length;
}

/** Line ends in these bytes: LF, CRLF or CR. */
export function countLines(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = endOfLine(bytes, 0); at < bytes.length; at = endOfLine(bytes, at)) lines++;
  return bytes.length > 0 && bytes[bytes.length - 1] === LINE_FEED ? lines + 1 : lines;
}
