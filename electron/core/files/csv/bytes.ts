/** ASCII codes that the CSV reader looks for; as plain numbers, because they are compared once a byte. */
export const NUL = 0x00;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const MINUS = 0x2d;
export const DIGIT_ZERO = 0x30;
