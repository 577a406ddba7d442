/** Digits that keyboards of Arabic and Persian type, with what they are. */
const ARABIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

const asDigit = (letter: string): string => {
  const code = letter.codePointAt(0) ?? 0;
  return String(code - (code >= PERSIAN_ZERO ? PERSIAN_ZERO : ARABIC_ZERO));
};

/** A number as the form wants it: "7,2", " 7.2 " and "٧٫٢" are "7.2". What is no number stays as it was typed. */
export function readTypedNumber(typed: string): string {
  const plain = typed
    .trim()
    .replace(/[٠-٩۰-۹]/gu, asDigit)
    .replace(/[,٫]/u, '.')
    .replace(/^\+/u, '');
  return /^-?(\d+\.?\d*|\.\d+)$/u.test(plain) ? plain : typed.trim();
}

/** The wall clock's minute of a moment of the form, as the window's field writes it; '' where it is none. */
export function wallMinute(answer: string, epochMs: number | null, offsetMinutes: (atMs: number) => number): string {
  if (epochMs === null) return answer;
  return new Date(epochMs + offsetMinutes(epochMs) * 60_000).toISOString().slice(0, '2026-11-23T09:41'.length);
}

/** A wall clock's minute as the form writes a moment: `2026-11-23T09:41:00.000+03:00`. */
export function readMoment(typed: string, offsetMinutes: (atMs: number) => number): string {
  const wallMs = Date.parse(`${typed}Z`);
  if (Number.isNaN(wallMs)) return typed;
  // The offset is that of the moment itself, which a first guess only comes near.
  const near = wallMs - offsetMinutes(wallMs) * 60_000;
  const minutes = offsetMinutes(near);
  const two = (value: number) => String(Math.floor(Math.abs(value))).padStart(2, '0');
  return `${typed}:00.000${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}
