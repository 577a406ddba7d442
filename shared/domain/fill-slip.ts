import { escapeHtml } from './escape-html.ts';
import type { Slip, SlipTemplate, SlipWords } from '../slip.ts';

/** What stands in the place of a field; null where it is not known. */
export type SlipFields = Readonly<Record<string, string | null>>;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'ur', 'he', 'ps', 'sd', 'ckb', 'dv']);

/**
 * The language to print in: the first of `wanted` that the template has, by its tag or by its language alone (`fr-CD`
 * finds `fr`), else the template's first.
 */
export function slipLanguage({ languages }: SlipTemplate, wanted: readonly string[]): string {
  const known = Object.keys(languages);
  const base = (tag: string): string => tag.toLowerCase().split('-', 1)[0] ?? '';
  for (const tag of wanted) {
    const found =
      known.find((one) => one.toLowerCase() === tag.toLowerCase()) ?? known.find((one) => one === base(tag));
    if (found !== undefined) return found;
  }
  const [first] = known;
  if (first === undefined) throw new Error('a slip without a language does not pass its schema');
  return first;
}

/** The words of a language that the template has. */
export function slipWords({ languages }: SlipTemplate, language: string): SlipWords {
  const words = languages[language];
  if (words === undefined) throw new Error(`the slip has no words in ${language}`);
  return words;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/u;
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** A day in the words of a language, in the digits that the rest of the slip has; everything else as it is. */
function dayWords(value: string, language: string): string {
  if (!ISO_DAY.test(value)) return value;
  const day = new Date(`${value}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return value;
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', numberingSystem: 'latn' }).format(day);
}

/** Keeps what is written the other way round from turning the text around it (Unicode's FSI and PDI). */
const isolated = (value: string, direction: Slip['direction']): string =>
  value !== '' && (direction === 'rtl' || RIGHT_TO_LEFT_LETTER.test(value)) ? `\u2068${value}\u2069` : value;

/**
 * Fills the fields in; `reasons` are the columns of which the answer is mainly said. One that is empty or that nobody knows reads "–"; a line of
 * which all fields are empty goes.
 */
export function fillSlip(
  words: SlipWords,
  language: string,
  fields: SlipFields,
  reasons: readonly string[] = [],
): Slip {
  const direction = RIGHT_TO_LEFT.has(language.split('-', 1)[0] ?? '') ? 'rtl' : 'ltr';
  const inWords = { ...fields };
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null) inWords[name] = isolated(words.values[value] ?? dayWords(value, language), direction);
  }
  const answer = fields['answer'] ?? null;
  inWords['answer'] = answer === null ? null : isolated(words.answers[answer] ?? answer, direction);
  inWords['reasons'] = new Intl.ListFormat(language).format(
    reasons
      .flatMap((column) => (Object.hasOwn(words.reasons, column) ? [words.reasons[column] ?? ''] : []))
      .map((reason) => fillText(reason, inWords).text),
  );
  return {
    language,
    direction,
    title: fillText(words.title, inWords).text,
    notice: words.notice ?? null,
    lines: words.lines.flatMap((line) => {
      const { text, named, filled } = fillText(line, inWords);
      return named > 0 && filled === 0 ? [] : [text];
    }),
  };
}

const FIELD = /\{\{|\{([^{}]+)\}/gu;

function fillText(text: string, fields: SlipFields): { text: string; named: number; filled: number } {
  let [named, filled] = [0, 0];
  const done = text.replace(FIELD, (found, name: string | undefined) => {
    if (name === undefined) return '{';
    const value = Object.hasOwn(fields, name) ? (fields[name] ?? '') : '';
    named += 1;
    if (value !== '') filled += 1;
    return value === '' ? '–' : value;
  });
  return { text: done, named, filled };
}

/** A page of its own that any browser prints: black on white, nothing loaded, nothing that runs. */
export const slipPage = ({ language, direction, title, notice, lines }: Slip): string => `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
@page { size: A5; margin: 16mm }
body { margin: 0; color: #000; background: #fff; font: 13pt/1.5 "IBM Plex Sans", "Noto Sans", "Noto Sans Arabic", sans-serif }
h1 { font-size: 18pt; margin: 0 0 8mm }
p { margin: 0 0 3mm }
.notice { border: 0.4mm solid #000; padding: 2mm 3mm; font-weight: 600 }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${notice === null ? '' : `<p class="notice">${escapeHtml(notice)}</p>\n`}${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
</body>
</html>
`;
