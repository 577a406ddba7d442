import i18next from 'i18next';

/** Everything a person reads as a number or a time is written by their locale; ids and receipts never are. */
const locale = (): string => i18next.resolvedLanguage ?? 'en';

const formatters = new Map<string, Intl.NumberFormat>();

function numberFormatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()}${JSON.stringify(options)}`;
  const kept = formatters.get(key);
  if (kept) return kept;
  const made = new Intl.NumberFormat(locale(), options);
  formatters.set(key, made);
  return made;
}

/** At most `digits` decimals; trailing zeros are dropped. */
export const formatNumber = (value: number, digits = 2): string =>
  numberFormatter({ maximumFractionDigits: digits }).format(value);

/** Three significant digits, for statistics and p-values: "0.0376", "1.2E-7". */
export const formatSignificant = (value: number): string =>
  numberFormatter(
    value !== 0 && Math.abs(value) < 0.0001
      ? { notation: 'scientific', maximumSignificantDigits: 2 }
      : { maximumSignificantDigits: 3 },
  ).format(value);

/** Exactly `digits` decimals, for columns of figures. */
export const formatFixed = (value: number, digits: number): string =>
  numberFormatter({ minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** With its sign always printed; the minus is a true minus. */
export const formatSigned = (value: number, digits = 0): string =>
  numberFormatter({ maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value).replace('-', '−');

/** A share 0–1 as a whole number of 100. */
export const formatOfHundred = (share: number): string => formatNumber(Math.round(share * 100), 0);

/** A share 0–1 as per cent, such as "1.1 %". */
export const formatPercent = (share: number, digits = 1): string => `${formatNumber(share * 100, digits)} %`;

/** "weight, height or MUAC". */
export const formatEither = (parts: readonly string[]): string =>
  new Intl.ListFormat(locale() === 'en' ? 'en-GB' : locale(), { type: 'disjunction' }).format(parts);

const units = ['B', 'kB', 'MB', 'GB', 'TB'];

/** "weight, height and MUAC". */
export const formatList = (parts: readonly string[]): string =>
  new Intl.ListFormat(locale() === 'en' ? 'en-GB' : locale()).format(parts);

/** Decimal units, as mobile plans count. */
export function formatBytes(sizeBytes: number): string {
  const power = sizeBytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(sizeBytes) / 3));
  const value = sizeBytes / 1000 ** power;
  return `${formatNumber(value, value < 10 && power > 0 ? 1 : 0)} ${units[power]}`;
}

/** "0.4 s", "40 s", "2 min", "1 h 5 min". */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${formatNumber(seconds, 1)} s`;
  if (seconds < 60) return `${formatNumber(seconds, 0)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${formatNumber(minutes, 0)} min`;
  const rest = minutes % 60;
  return `${formatNumber(Math.floor(minutes / 60), 0)} h${rest === 0 ? '' : ` ${formatNumber(rest, 0)} min`}`;
}

const dateFormat = (options: Intl.DateTimeFormatOptions, timeZone?: string) =>
  new Intl.DateTimeFormat(locale() === 'en' ? 'en-GB' : locale(), timeZone ? { ...options, timeZone } : options);

/** "09:41". */
export const formatTime = (atMs: number): string => dateFormat({ hour: '2-digit', minute: '2-digit' }).format(atMs);

/** "09:41:07". */
export const formatSeconds = (atMs: number): string =>
  dateFormat({ hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(atMs);

/** "Fri 20 Nov"; the comma that British English sets after the weekday would make two with the time. */
export const formatDate = (atMs: number): string =>
  dateFormat({ weekday: 'short', day: 'numeric', month: 'short' }).format(atMs).replace(',', '');

/** "Monday 23 November". */
export const formatLongDate = (atMs: number): string =>
  dateFormat({ weekday: 'long', day: 'numeric', month: 'long' }).format(atMs);

/** "Fri 20 Nov, 16:42". */
export const formatMoment = (atMs: number): string => `${formatDate(atMs)}, ${formatTime(atMs)}`;

/** "20 Nov 2026, 16:42", for what is read in another year. */
export const formatDated = (atMs: number): string =>
  dateFormat({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(atMs);

/** "20 Nov, 16:42", where there is little room. */
export const formatStamp = (atMs: number): string =>
  dateFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(atMs);

/** A calendar day, counted from 1970-01-01, in no time zone: "12 Nov". */
export const formatDay = (day: number): string =>
  dateFormat({ day: 'numeric', month: 'short' }, 'UTC').format(day * 86_400_000);

/** A calendar day with its month in full: "12 November". */
export const formatLongDay = (day: number): string =>
  dateFormat({ day: 'numeric', month: 'long' }, 'UTC').format(day * 86_400_000);

/**
 * The day of a visit, "3 Oct", with the year where it is not this one: "3 Oct 2025". `language` where it is not the
 * program's; the digits are the program's all the same.
 */
export function formatVisitDay(atMs: number, language: string = locale()): string {
  const isThisYear = new Date(atMs).getFullYear() === new Date().getFullYear();
  const options: Intl.DateTimeFormatOptions = {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  };
  if (language === locale()) return dateFormat(options).format(atMs);
  const { numberingSystem } = new Intl.NumberFormat(locale()).resolvedOptions();
  return new Intl.DateTimeFormat(language, { ...options, numberingSystem }).format(atMs);
}

/** Two calendar days with the year said once where it is the same: "27 Jul – 20 Nov 2026". */
export const formatDays = (first: number, last: number): string =>
  dateFormat({ day: 'numeric', month: 'short', year: 'numeric' }, 'UTC').formatRange(
    first * 86_400_000,
    last * 86_400_000,
  );
